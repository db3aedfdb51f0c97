// A Polar with one of everything, an adapter over it, and who comes by each way in: a program, a model, and its person.
import { type Authenticated, type Caller, createFloe, type Floe, memoryStore } from '../../server-adapter/index.ts';
import { polarOperations } from '../../server-adapter/polar/catalogue/catalogue.ts';
import { PERMISSIONS } from '../../src/contract/permissions.ts';
import { TICKET } from '../adapter/house.ts';
import { type Known, openWorkshop } from './workshop.ts';

const PERSON = { kind: 'agent', id: 'p-1', permissions: PERMISSIONS, ticket: TICKET } as const;

const WITNESS: Caller = {
  kind: 'service',
  id: 'witness',
  permissions: PERMISSIONS,
  polar: { operations: [...polarOperations.keys()] },
};

export interface World {
  readonly floe: Floe;
  readonly known: Known;
  readonly person: Caller;
  /** The bearer of whoever it is. */
  token(caller: Authenticated): string;
  /** What Polar itself answered last. */
  status(): number;
}

export async function openWorld(): Promise<World> {
  const { polar, known } = await openWorkshop();
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
    authenticate: (request) => (request.headers.get('authorization') === 'Bearer person' ? PERSON : WITNESS),
    secret: 'a-secret-for-tests-of-at-least-32-bytes',
    origins: [],
    database: memoryStore(),
    // Reads the simulator does not have are tried again at once.
    random: () => 0,
    mcp: { url: 'https://floe.test/floe', maker: () => PERSON },
  });
  return { floe, known, person: PERSON, token: () => 'Bearer person', status: () => status };
}

/** A bearer for a model that may ask for everything. */
export async function modelToken({ floe, person }: World): Promise<string> {
  const input = { name: 'x', permissions: [...PERMISSIONS], methods: ['read', 'write'] };
  return (await floe.call('mcpTokens.create', input, { caller: person })).result.token;
}
