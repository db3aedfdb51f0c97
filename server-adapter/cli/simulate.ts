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

/**
 * `npx floe simulate`: the simulator over HTTP on the loopback address, until it is stopped. Prints one line of JSON:
 * where it answers, and the ids its seed promises.
 */
export const simulate: Command = async (argv) => {
  const { values } = parseArgs({
    args: [...argv],
    options: { port: { type: 'string', default: '0' }, seed: { type: 'string', default: 'demo' } },
  });
  const { seed } = values;
  if (!isSeed(seed)) throw new Error(`--seed takes ${SEEDS.join(', ')}, not "${seed}".`);
  const made: { ids?: SeedIds } = {};
  const server = await listen(portOf(values.port), (url) => {
    const polar = createPolar({ seed, url });
    made.ids = polar.ids;
    return (request) => polar.fetch(request);
  });
  // Whoever reads the line may stop us at once.
  const asked = stopped();
  process.stdout.write(`${JSON.stringify({ url: server.url, ...made.ids })}\n`);
  await asked;
  await server.close();
  return 0;
};
