// Carries webhooks to their endpoints: one at a time to each, all endpoints side by side.

import type { World } from '../state/world.ts';
import { attempt, type Deliver } from './attempt.ts';
import { queueEvent } from './queue.ts';
import { nextFor, nextTurn, waitingEndpoints } from './turn.ts';

export interface Postman {
  /** Sends what is due, and answers when nothing more is due. */
  deliver(): Promise<void>;
  /** Lets time pass up to then, with everything that comes due on the way, retries included, at its own time. */
  deliverUntil(time: number): Promise<void>;
}

/** Without `deliver` events wait. */
export function createPostman(world: World, deliver: Deliver | undefined): Postman {
  const rounds = new Map<string, Promise<void>>();

  const round = async (endpointId: string, send: Deliver): Promise<void> => {
    for (let next = nextFor(world, endpointId); next; next = nextFor(world, endpointId))
      await attempt(world, next, send);
  };
  const start = (): void => {
    if (!deliver) return;
    for (const id of waitingEndpoints(world)) {
      if (rounds.has(id) || !nextFor(world, id)) continue;
      rounds.set(
        id,
        round(id, deliver).finally(() => rounds.delete(id)),
      );
    }
  };
  world.listen((event) => {
    // Once the request that made it happen is through.
    if (queueEvent(world, event)) queueMicrotask(start);
  });

  const postman: Postman = {
    async deliver() {
      for (;;) {
        world.settle();
        start();
        if (rounds.size === 0) return;
        await Promise.race(rounds.values());
      }
    },
    async deliverUntil(time) {
      await postman.deliver();
      for (let next = nextStop(); next !== null && next <= time; next = nextStop()) {
        world.moveTo(next);
        await postman.deliver();
      }
      world.moveTo(time);
      await postman.deliver();
    },
  };
  const nextStop = (): number | null => {
    const stops = [world.nextDue(), deliver ? nextTurn(world) : null].filter((stop) => stop !== null);
    return stops.length > 0 ? Math.min(...stops) : null;
  };
  return postman;
}
