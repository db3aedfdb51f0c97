import { createPolar, type Polar } from '../../src/simulator/index.ts';
import { scenes } from './scenes.ts';

/** The Polar behind the demo: the simulator, or a real one named by the environment. */
export interface DemoUpstream {
  accessToken: string;
  baseUrl?: string;
  fetch: typeof fetch;
  /** True for a real Polar that may not be written to. */
  readOnly: boolean;
  /** Null for a real one. */
  simulated: Polar | null;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Reads `POLAR_ACCESS_TOKEN`, `POLAR_API_URL` and `FLOE_DEMO_WRITES`; without a token the simulated shop is opened. */
export function demoUpstream(env: Env, deliver: (webhook: Request) => Promise<Response>): DemoUpstream {
  if (!env.POLAR_ACCESS_TOKEN) {
    const polar = createPolar({ seed: scenes, deliver });
    const fetch: DemoUpstream['fetch'] = (input, init) => polar.fetch(new Request(input, init));
    return { accessToken: 'polar_oat_demo', fetch, readOnly: false, simulated: polar };
  }
  const readOnly = env.FLOE_DEMO_WRITES !== '1';
  return {
    accessToken: env.POLAR_ACCESS_TOKEN,
    ...(env.POLAR_API_URL && { baseUrl: env.POLAR_API_URL }),
    fetch: readOnly ? withoutWrites : fetch,
    readOnly,
    simulated: null,
  };
}

/** Requests that change nothing although they are POSTs. */
const HARMLESS = [/\/v1\/customer-sessions\/$/, /-preview$/];

/** The last door before a real Polar: whatever the demo's pages ask for, nothing is changed behind it. */
const withoutWrites: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  const { pathname } = new URL(request.url);
  if (request.method === 'GET' || HARMLESS.some((path) => path.test(pathname))) return fetch(request);
  return Response.json({ error: 'NotPermitted', detail: 'The demo reads only.' }, { status: 403 });
};
