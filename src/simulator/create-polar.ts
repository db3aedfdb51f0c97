import { createPolarCore, type PolarCore, type PolarOptions } from './polar.ts';
import { demo } from './seeds/demo.ts';
import { empty } from './seeds/empty.ts';
import { large } from './seeds/large.ts';
import type { Seed, SeedIds, SeedName } from './seeds/seed.ts';
import { openShop } from './seeds/shop.ts';

const seeds: Record<SeedName, Seed> = { demo, empty, large };

export interface SeededPolarOptions extends PolarOptions {
  /** What it remembers at first: a named seed or one of your own. Default `empty`. */
  readonly seed?: SeedName | Seed;
}

export interface Polar extends PolarCore {
  /** What the seed promised, so that a test need not search. */
  readonly ids: SeedIds;
}

/**
 * A Polar that remembers, for tests, stories and demos: answers Polar's own requests, at any origin, with real state.
 * The bearer `polar_oat_demo` may do everything.
 *
 * @example
 * const polar = createPolar({ seed: 'demo' });
 * const response = await polar.fetch(`https://api.polar.sh/v1/customers/${polar.ids.customer}`, {
 *   headers: { authorization: 'Bearer polar_oat_demo' },
 * });
 */
export function createPolar({ seed = 'empty', ...options }: SeededPolarOptions = {}): Polar {
  const polar = createPolarCore(options);
  const plant = typeof seed === 'string' ? seeds[seed] : seed;
  const ids = plant(openShop(polar, polar.world.time.now()));
  return { ...polar, ids };
}
