import type { Output } from '../../../src/contract/types.ts';
import type { Incoming } from '../../engine/call.ts';
import type { AgentCaller } from '../../engine/caller.ts';
import type { Envelope } from '../../engine/done.ts';
import type { Json } from '../../store/json.ts';
import type { McpCall } from '../call.ts';
import type { McpPorts } from '../ports.ts';
import { previewOf } from './preview.ts';
import type { Offer, Shape } from './subscription-dialog.ts';
import { changeShape, endShape, type Wanted } from './subscription-shape.ts';

type Subscription = Output<'subscriptions.get'>;
type Product = Output<'products.list'>[number];

export interface About {
  readonly caller: AgentCaller;
  readonly customer: { readonly id: string };
  readonly requestId: string;
}

/** The dialog of a change of plan, or of an end, with what a person may decide in it. */
export async function subscriptionMeta(
  ports: McpPorts,
  call: McpCall,
  { result, subject: { customer } }: Envelope,
): Promise<{ readonly 'floe/subscription'?: Shape }> {
  const preview = result as Output<'subscriptions.preview'>;
  if (customer === null || preview.of === 'charge') return {};
  // What the preview has taken.
  const { customer: _named, of: _of, subscription_id, ...wanted } = call.args as unknown as Wanted;
  const about: About = { customer: { id: customer }, caller: call.session.caller, requestId: call.requestId };
  const now = await read<Subscription>(ports, { name: 'subscriptions.get', input: { subscription_id }, ...about });
  if (now === null) return {};
  const offer = async (label: string, operation: string, more: object = {}): Promise<Offer[]> => {
    const input = { subscription_id: now.id, ...more } as Record<string, Json>;
    const sealed = await previewOf(ports, call, { operation, customer, input, currency: now.currency });
    return sealed === null ? [] : [{ label, preview: sealed }];
  };
  const does = call.session.terms.appMoney ? 'here' : 'on_a_page';
  if (preview.of === 'cancel') {
    const isOver = now.ended_at !== null;
    const atEnd = isOver || now.cancel_at_period_end ? [] : await offer('End with this period', 'subscriptions.cancel');
    const atOnce = isOver ? [] : await offer('End now', 'subscriptions.revoke');
    return { 'floe/subscription': { ...endShape(now, preview), offers: [...atEnd, ...atOnce], does } };
  }
  const due = preview.amounts === null ? {} : { expected_due: preview.amounts.due_amount };
  const offers = await offer('Change the plan', 'subscriptions.change', { ...wanted, ...due });
  const then = await productOf(ports, about, wanted.product_id);
  return { 'floe/subscription': { ...changeShape(now, { preview, wanted, then }), offers, does } };
}

/** By its name a person knows it; who may not read products is shown its id. */
async function productOf(ports: McpPorts, about: About, id: string | undefined): Promise<Product | null> {
  if (id === undefined || !about.caller.permissions.includes('products:read')) return null;
  const { caller, requestId } = about;
  const all = await read<Product[]>(ports, { name: 'products.list', input: { limit: 100 }, caller, requestId });
  return all?.find((product) => product.id === id) ?? null;
}

/** Null where it fails: the preview stands without its dialog, too. */
function read<T>(ports: McpPorts, wanted: Incoming): Promise<T | null> {
  return ports.run(wanted).then(
    ({ envelope }) => envelope.result as T,
    () => null,
  );
}
