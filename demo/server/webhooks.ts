import { WEBHOOK_TYPES } from '../../server-adapter/webhooks/types.ts';
import type { Polar } from '../../src/simulator/index.ts';

/** Polar sends to public addresses only; this one is nobody's, and what is sent to it stays in this process. */
const ADDRESS = 'https://northwind.example/floe/webhooks/polar/default';

/** How often the simulated Polar looks for what is due while nobody asks it (ms). */
const LOOK = 250;

/** The demo's webhook endpoint at its simulated Polar. */
export interface Endpoint {
  readonly secret: string;
  close(): void;
}

/** What `npx floe webhooks setup` does at a real Polar. */
export async function openEndpoint(polar: Polar): Promise<Endpoint> {
  const answer = await polar.fetch(
    new Request('https://api.polar.sh/v1/webhooks/endpoints', {
      method: 'POST',
      headers: { authorization: 'Bearer polar_oat_demo', 'content-type': 'application/json' },
      body: JSON.stringify({ url: ADDRESS, format: 'raw', events: WEBHOOK_TYPES }),
    }),
  );
  const { secret } = (await answer.json()) as { secret: string };
  const looking = setInterval(() => void polar.moves.webhooksGo(), LOOK);
  return { secret, close: () => clearInterval(looking) };
}
