import type { Caller } from '../../server-adapter/index.ts';
import { agent, type House } from '../adapter/house.ts';
import { type Reader, readerOf } from './reader.ts';

export interface Listening {
  /** An agent's address names the customer it looks at. */
  readonly customer?: string | undefined;
  readonly age?: number;
  readonly last?: number | string | undefined;
}

/** The path of a live stream and the headers it is asked for with. */
export function asked({ customer, age, last }: Listening = {}) {
  const query = new URLSearchParams();
  if (customer !== undefined) query.set('customer', customer);
  if (age !== undefined) query.set('age', `${age}`);
  return {
    path: `live?${query}`,
    headers: { accept: 'text/event-stream', ...(last === undefined ? {} : { 'last-event-id': `${last}` }) },
  };
}

/** A stream that has said hello, and the place it starts at. */
export async function listen(
  house: House,
  as: Caller,
  listening: Listening = {},
): Promise<Reader & { readonly at: number }> {
  const { path, headers } = asked(listening);
  const response = await house.visit(path, { as, headers });
  if (!response.ok) throw new Error(`No stream: ${response.status} ${await response.text()}`);
  const reader = readerOf(response);
  const hello = await reader.next();
  if (hello?.id !== undefined) throw new Error('A place before what was missed is told would lose it to a cut.');
  let first = await reader.next();
  const at = first?.id ?? Number.NaN;
  // Where nothing was missed, the first frame only gives the place.
  if (!first?.data) first = null;
  const next = async () => {
    const frame = first ?? (await reader.next());
    first = null;
    return frame;
  };
  return { ...reader, next, at };
}

/** Elena as she calls herself. */
export const elenaOf = ({ shop }: House): Caller => ({ kind: 'customer', externalId: shop.elena.externalId });
export const benOf = ({ shop }: House): Caller => ({ kind: 'customer', externalId: shop.ben.externalId });

/** An agent ends Elena's plan at the period's end, or takes that back: a change that every page of hers shows. */
export async function changeElena(house: House, verb: 'cancel' | 'uncancel' = 'cancel') {
  const { subscription, customer } = house.shop.elena;
  const { status, response } = await house.ask(`subscriptions.${verb}`, {
    as: agent(),
    customer: { id: customer },
    input: { subscription_id: subscription },
  });
  if (status !== 200) throw new Error(`Not changed: ${status}`);
  return response.headers.get('floe-request-id') ?? '';
}

/** Writes into the log what some other adapter would. */
export async function logged(house: House, customerId: string | null, stale: readonly string[] = ['orders.list']) {
  return (await house.store.changes.append('default', { customerId, stale, at: house.clock.now() })).seq;
}
