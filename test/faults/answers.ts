import { memoryStore } from '../../server-adapter/index.ts';
import { agent } from '../adapter/house.ts';
import { type LineAnswer, openLine } from './line.ts';
import type { UpstreamFaultName } from './upstream-faults.ts';

/** What Floe answers while one fault lasts. */
export interface FaultAnswers {
  readonly read: string;
  readonly change: string;
  /** At once, and a quarter of an hour later. */
  readonly refund: readonly [string, string];
}

const ROUND = 30_000;

/** Meets one fault with a read, a change and a refund. */
export async function answersTo(fault: UpstreamFaultName): Promise<FaultAnswers> {
  return { read: await read(fault), change: await change(fault), refund: await refund(fault) };
}

async function read(fault: UpstreamFaultName): Promise<string> {
  const line = openLine();
  line.spoil('GET /v1/orders/{id}', fault);
  const { customer, order } = line.shop.elena;
  return words(await line.ask('orders.get', { as: agent(), customer, input: { order_id: order } }));
}

async function change(fault: UpstreamFaultName): Promise<string> {
  const line = openLine();
  line.spoil('PATCH /v1/subscriptions/{id}', fault);
  const { customer, subscription } = line.shop.elena;
  return words(
    await line.ask('subscriptions.cancel', { as: agent(), customer, input: { subscription_id: subscription } }),
  );
}

async function refund(fault: UpstreamFaultName): Promise<[string, string]> {
  const store = memoryStore();
  const line = openLine({ store });
  line.spoil('POST /v1/refunds/', fault);
  const { customer, license } = line.shop.elena;
  const input = { order_id: license, amount: 1_000, reason: 'other', expected_refundable: 4_900 };
  const first = words(await line.ask('refunds.create', { as: agent(), customer, input, key: 'one-intent' }));
  for (let passed = 0; passed <= 15 * 60_000 + ROUND; passed += ROUND) {
    await line.turns.until(line.turns.wait(ROUND));
    await line.turns.until(line.tick());
  }
  const row = await store.operations.byKey('default', 'one-intent');
  return [first, row?.state ?? 'none'];
}

function words({ status, body, retryAfter }: LineAnswer): string {
  const state: unknown = body.result?.state;
  const what: unknown = body.code ?? (status === 202 ? (state ?? 'not known yet') : null);
  return `${status}${typeof what === 'string' ? ` ${what}` : ''}${retryAfter === null ? '' : `, again in ${retryAfter} s`}`;
}
