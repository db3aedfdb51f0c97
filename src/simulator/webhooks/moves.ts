// Webhooks as far as no Polar operation reaches: their workers, time, and the database.

import type { World } from '../state/world.ts';
import type { Postman } from './postman.ts';
import { setAttempts } from './record.ts';
import { endpoints } from './table.ts';

export interface WebhookMoves {
  /** Webhooks that are due are sent; answers when each has been answered. They leave by themselves, too. */
  webhooksGo(): Promise<void>;
  /** Like `clock` forwards, with webhooks and their retries on the way, each at its time. */
  timePasses(until: number | string | Date): Promise<void>;
  /** How often an event is tried before it is given up; ten times as a rule. */
  webhookAttempts(count: number): void;
  /** Polar's staff changes an endpoint past the checks of the API: to an address on this machine, say. */
  endpoint(endpointId: string, change: { readonly url?: string; readonly enabled?: boolean }): void;
}

export function createWebhookMoves(world: World, postman: Postman): WebhookMoves {
  return {
    webhooksGo: () => postman.deliver(),
    timePasses: (until) => postman.deliverUntil(typeof until === 'number' ? until : new Date(until).getTime()),
    webhookAttempts: (count) => setAttempts(world, count),
    endpoint(endpointId, change) {
      world.of(endpoints).patch(endpointId, change);
    },
  };
}
