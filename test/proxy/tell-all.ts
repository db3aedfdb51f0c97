// Every operation of Polar through both doors, with arguments that mean something: what it comes to.
import { createFloe, memoryStore } from '../../server-adapter/index.ts';
import { polarOperations } from '../../server-adapter/polar/catalogue/catalogue.ts';
import { pathOf } from '../../server-adapter/polar/catalogue/match.ts';
import type { PolarOperation } from '../../server-adapter/polar/catalogue/operation.ts';
import type { Permission } from '../../src/contract/permissions.ts';
import { argumentsOf } from './arguments.ts';
import { misfits } from './fits.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

const RIGHTS: readonly Permission[] = [
  'polar:read',
  'polar:write',
  'refunds:read',
  'refunds:write',
  'subscriptions:write',
  'usage:write',
];

/** Reads see everything; what takes things away comes last. */
const ORDER = ['read', 'secret', 'money', 'write', 'outbound', 'destructive'];
const inOrder = (a: PolarOperation, b: PolarOperation) => ORDER.indexOf(a.effect) - ORDER.indexOf(b.effect);

/** What one operation came to by each door: `2xx`, `refused by rule`, `501` by the simulator, or what went wrong. */
export interface Told {
  readonly name: string;
  readonly envelope: string;
  readonly raw: string;
  readonly misfits: readonly string[];
  /** A list with nothing in it. */
  readonly isEmpty: boolean;
}

export async function tellAll(): Promise<Told[]> {
  // Each door has a Polar of its own, so that what one takes away is there for the other.
  const doors = { envelope: await openDoor('polar'), raw: await openDoor('polar-raw') };
  const told: Told[] = [];
  for (const operation of [...polarOperations.values()].sort(inOrder)) {
    const [envelope, raw] = [await doors.envelope(operation), await doors.raw(operation)];
    const at = `${operation.method} ${operation.path}`;
    const isWhole = raw.outcome === '2xx' && raw.body !== undefined;
    told.push({
      name: operation.name,
      envelope: envelope.outcome,
      raw: raw.outcome,
      misfits: isWhole ? misfits(at, raw.body) : [],
      isEmpty: isWhole && raw.body?.items?.length === 0,
    });
  }
  return told.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function openDoor(door: 'polar' | 'polar-raw') {
  const { polar, known }: Workshop = await openWorkshop();
  let status = 0;
  const floe = createFloe({
    polar: {
      accessToken: 'polar_oat_demo',
      rate: false,
      fetch: async (input, init) => {
        const response = await polar.fetch(new Request(input, init));
        status = response.status;
        return response;
      },
    },
    authenticate: () => ({
      kind: 'service',
      id: 'witness',
      permissions: RIGHTS,
      polar: { operations: [...polarOperations.keys()] },
    }),
    secret: 'a-secret-for-tests-of-at-least-32-bytes',
    origins: [],
    database: memoryStore(),
    // Reads the simulator does not have are tried again at once.
    random: () => 0,
  });
  return async (operation: PolarOperation) => {
    const { params = {}, query = {}, body, customer, member } = argumentsOf(operation.name, operation.path, known);
    const search = new URLSearchParams(query).toString();
    const path = pathOf({ operation, params });
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
      new Request(`http://floe.test/floe/${door}${path}${search && `?${search}`}`, {
        method: operation.method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(sent) }),
      }),
    );
    const text = await response.text();
    if (response.ok) {
      const isJson = /json/.test(response.headers.get('content-type') ?? '');
      return { outcome: '2xx', body: isJson && text !== '' ? JSON.parse(text) : undefined };
    }
    if (response.status === 403 && JSON.parse(text).code === 'forbidden' && JSON.parse(text).detail)
      return { outcome: 'refused by rule' };
    return { outcome: status === 501 ? '501' : `${response.status} ${text.slice(0, 300)}` };
  };
}
