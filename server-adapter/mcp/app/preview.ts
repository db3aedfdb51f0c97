import { fromBase64Url, textOf, toBase64Url, utf8 } from '../../engine/bytes.ts';
import { FloeProblem } from '../../engine/problem.ts';
import type { Envelope } from '../../engine/run.ts';
import type { McpCall } from '../call.ts';
import type { McpPorts } from '../ports.ts';
import { mayCall } from '../session.ts';

/** A preview is good for so long (ms). */
const LIFE_MS = 5 * 60_000;

/** What a dialog has shown, and nothing else, may be refunded by it. */
export interface Preview {
  readonly token: string;
  readonly connection: string;
  readonly customer: string;
  readonly order: string;
  readonly amount: number;
  readonly currency: string;
  readonly expectedRefundable: number;
  readonly until: number;
  readonly once: string;
}

interface Figures {
  readonly order_id: string;
  readonly amount: number;
  readonly currency: string;
  readonly refundable_amount: number;
  readonly blocked?: string;
}

/** What the dialog alone is handed beside the figures: hosts keep `_meta` from the model. */
export async function previewMeta(ports: McpPorts, { session }: McpCall, { result, subject }: Envelope) {
  const { order_id, amount, currency, refundable_amount, blocked } = result as Figures;
  const refund = (await ports.tools()).find(({ operation }) => operation === 'refunds.create');
  const isOpen = refund && mayCall(session, refund, ports.engine.house) && blocked === undefined && amount > 0;
  if (!isOpen || subject.customer === null) return { 'floe/refund': {} };
  const preview: Preview = {
    token: session.token.id,
    connection: session.token.connection,
    customer: subject.customer,
    order: order_id,
    amount,
    currency,
    expectedRefundable: refundable_amount,
    until: ports.engine.clock.now() + LIFE_MS,
    once: ports.engine.newId(),
  };
  const direct = session.terms.appMoney;
  return {
    'floe/refund': { preview: await sealed(preview, await ports.previewKey()), pays: direct ? 'here' : 'on_a_page' },
  };
}

async function sealed(preview: Preview, key: CryptoKey): Promise<string> {
  const payload = toBase64Url(utf8(JSON.stringify(preview)));
  const mac = await crypto.subtle.sign('HMAC', key, utf8(payload));
  return `${payload}.${toBase64Url(new Uint8Array(mac))}`;
}

/** The preview a dialog hands back, for the first time and the token it was made for. */
export async function spendPreview(ports: McpPorts, { session, args }: McpCall): Promise<Preview> {
  const preview = await opened(args.preview, await ports.previewKey());
  const { clock, store } = ports.engine;
  const at = clock.now();
  const { token } = session;
  if (preview?.token !== token.id || preview.connection !== token.connection || preview.until <= at) throw stale();
  const key = { caller: `mcp:${token.id}`, key: `preview:${preview.once}` };
  const use = { ...key, fingerprint: preview.once, at, leaseUntil: preview.until };
  const found = await store.idempotency.reserve(token.connection, use);
  if (found.state !== 'fresh' || found.retaken) throw stale();
  return preview;
}

const stale = () =>
  new FloeProblem('gone', { detail: 'This preview is used up or too old. Call refund_preview again.' });

async function opened(text: unknown, key: CryptoKey): Promise<Preview | null> {
  const [payload = '', mac = '', ...rest] = typeof text === 'string' ? text.split('.') : [];
  const [bytes, signature] = [fromBase64Url(payload), fromBase64Url(mac)];
  if (!bytes || !signature || rest.length > 0) return null;
  if (!(await crypto.subtle.verify('HMAC', key, signature, utf8(payload)))) return null;
  return JSON.parse(textOf(bytes) ?? 'null') as Preview; // Ours: nobody else could have signed it.
}
