// What a seed works with: Polar's own requests, answered at once, and the moves. A seed builds its world the way a
// merchant and their customers would have, so what it leaves is what Polar would have kept.

import { identify } from '../auth/caller.ts';
import type { Method } from '../http/route.ts';
import { createRouter, type Router } from '../http/router.ts';
import type { PolarCore } from '../polar.ts';
import { routes } from '../routes.ts';

/** A resource as Polar answered it, read by key. */
export interface Made {
  readonly id: string;
  readonly [key: string]: unknown;
}

export interface Shop {
  readonly polar: PolarCore;
  /** One request by the merchant, or by whoever holds `bearer`. Throws when Polar would refuse. */
  ask(method: Method, path: string, body?: object, bearer?: string | null): Made;
  /** The first entry of a list. */
  first(path: string): Made;
  /** The present moves to so many days before the end of the seed, doing on the way what comes due. */
  daysAgo(days: number): void;
}

let known: Router | undefined;
function sharedRouter(): Router {
  known ??= createRouter(routes);
  return known;
}

const BEARER = 'polar_oat_demo';

const isMade = (value: unknown): value is Made => typeof value === 'object' && value !== null;

/** Opens the shop of the first organization. `now` is where the seed's time ends, in milliseconds since the epoch. */
export function openShop(polar: PolarCore, now: number): Shop {
  const { world } = polar;
  const router = sharedRouter();

  const ask: Shop['ask'] = (method, path, body, bearer = BEARER) => {
    const url = new URL(path, world.url);
    const found = router(method, url.pathname);
    if (found.kind !== 'route')
      throw new Error(`Floe simulator: a seed asked for ${method} ${path}, which is not there.`);
    const headers = new Headers(bearer === null ? {} : { authorization: `Bearer ${bearer}` });
    const caller = identify(world, headers.get('authorization'));
    const answer = world.atomically(() =>
      found.route.answer({ world, caller, params: found.params, url, headers, body }),
    );
    world.settle();
    return isMade(answer) ? answer : { id: '' };
  };

  return {
    polar,
    ask,
    first(path) {
      const { items } = ask('GET', path);
      const item: unknown = Array.isArray(items) ? items[0] : undefined;
      if (!isMade(item)) throw new Error(`Floe simulator: a seed found nothing at ${path}.`);
      return item;
    },
    daysAgo: (days) => polar.moves.clock(now - days * 86_400_000),
  };
}
