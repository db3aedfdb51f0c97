// A program that calls each operation by one of the two doors.
import { pathOf } from '../../server-adapter/polar/catalogue/match.ts';
import type { PolarOperation } from '../../server-adapter/polar/catalogue/operation.ts';
import { argumentsOf } from './arguments.ts';
import type { Seen } from './tell-all.ts';
import type { World } from './world.ts';

export type Witness = (operation: PolarOperation) => Promise<Seen>;

export function openDoor(door: 'polar' | 'polar-raw', { floe, known, status }: World): Witness {
  return async (operation) => {
    const { params = {}, query = {}, body, customer, member } = argumentsOf(operation.name, operation.path, known);
    const search = new URLSearchParams(query).toString();
    const headers: Record<string, string> = {
      authorization: 'Bearer ours',
      'floe-client': '1',
      'idempotency-key': operation.name,
      ...(operation.subject === 'portal' ? { 'floe-customer': customer ?? known.customer ?? '' } : {}),
      ...(member === undefined ? {} : { 'floe-member': member }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const sent = door === 'polar' ? { input: body } : body;
    const response = await floe.handler(
      new Request(`http://floe.test/floe/${door}${pathOf({ operation, params })}${search && `?${search}`}`, {
        method: operation.method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(sent) }),
      }),
    );
    const text = await response.text();
    if (response.ok) return { outcome: '2xx', body: bodyOf(operation, door, { response, text }) };
    if (response.status === 403 && JSON.parse(text).code === 'forbidden' && JSON.parse(text).detail)
      return { outcome: 'refused by rule' };
    return { outcome: status() === 501 ? '501' : `${response.status} ${text.slice(0, 300)}` };
  };
}

interface Answered {
  readonly response: Response;
  readonly text: string;
}

function bodyOf(operation: PolarOperation, door: 'polar' | 'polar-raw', { response, text }: Answered): unknown {
  if (!/json/.test(response.headers.get('content-type') ?? '')) return operation.answer === 'stream' ? text : undefined;
  if (text === '') return undefined;
  return door === 'polar' ? inPolarsShape(operation, JSON.parse(text).result) : JSON.parse(text);
}

/** What Floe's envelope holds, as Polar would have written it. */
export function inPolarsShape({ list, twin }: PolarOperation, result: unknown): unknown {
  if (result === null || result === undefined) return undefined;
  if (list) return { items: result };
  // Of a refund Floe says how far it has come, and shows Polar's own beside that.
  return twin === 'refunds.create' ? (result as { refund?: unknown }).refund : result;
}
