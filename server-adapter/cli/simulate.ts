import { parseArgs } from 'node:util';
import { createPolar } from '../../src/simulator/index.ts';
import type { SeedIds, SeedName } from '../../src/simulator/seeds/seed.ts';
import type { Command } from './floe.ts';
import { listen } from './listen.ts';
import { stopped } from './stopped.ts';

const SEEDS: readonly SeedName[] = ['demo', 'empty', 'large'];

const isSeed = (name: string): name is SeedName => (SEEDS as readonly string[]).includes(name);

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`--port takes a number from 0 to 65535, not "${text}".`);
}

/** How often the clock is looked at for webhooks and what else comes due while nobody asks. */
const LOOK = 250;

/** Endpoints have public addresses, as Polar demands; here their paths are looked for at one origin. */
function deliverTo(origin: string): (request: Request) => Promise<Response> {
  if (!URL.canParse(origin)) throw new Error(`--webhooks-to takes an origin, not "${origin}".`);
  return (request) => {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(new URL(`${pathname}${search}`, origin), request));
  };
}

/**
 * `npx floe simulate`: the simulator over HTTP on the loopback address, until it is stopped. Prints one line of JSON:
 * where it answers, and the ids its seed promises. Webhooks leave only with `--webhooks-to <origin>`.
 */
export const simulate: Command = async (argv) => {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string', default: '0' },
      seed: { type: 'string', default: 'demo' },
      'webhooks-to': { type: 'string' },
    },
  });
  const { seed, 'webhooks-to': receiver } = values;
  if (!isSeed(seed)) throw new Error(`--seed takes ${SEEDS.join(', ')}, not "${seed}".`);
  const deliver = receiver === undefined ? undefined : deliverTo(receiver);
  const made: { ids?: SeedIds; look?: () => void } = {};
  const server = await listen(portOf(values.port), (url) => {
    const polar = createPolar({ seed, url, ...(deliver && { deliver }) });
    made.ids = polar.ids;
    made.look = () => void polar.moves.webhooksGo();
    return (request) => polar.fetch(request);
  });
  // Whoever reads the line may stop us at once.
  const asked = stopped();
  process.stdout.write(`${JSON.stringify({ url: server.url, ...made.ids })}\n`);
  const looking = setInterval(() => made.look?.(), LOOK);
  await asked;
  clearInterval(looking);
  await server.close();
  return 0;
};
