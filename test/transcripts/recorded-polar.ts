import { createPolar } from '../../src/simulator/index.ts';
import type { Clock, Simulator } from './simulator.ts';

/** The receiver the recorded server sent its webhooks to: one of its addresses always failed. */
const sink = async (request: Request): Promise<Response> =>
  request.url.endsWith('/fail')
    ? Response.json({ error: 'sink failure' }, { status: 500 })
    : new Response('{"ok":true}');

/**
 * A simulator set up as the recorded server was before its first request: no limit per organization, the flags its
 * organization had, and a second organization made before members existed. What was due has arrived before the next
 * request comes.
 */
export function recordedPolar(clock: Clock): Simulator {
  const polar = createPolar({
    clock,
    url: 'http://127.0.0.1:8000',
    requestsPerMinute: Number.POSITIVE_INFINITY,
    deliver: sink,
  });
  polar.moves.organization({
    slug: 'acme',
    name: 'Acme Inc',
    features: { wallets_enabled: true, unit_based_pricing_enabled: true, off_session_charges_enabled: true },
  });
  polar.moves.organization({ slug: 'other', name: 'Other Inc', features: { member_model_enabled: false } });
  const fetch = async (request: Request): Promise<Response> => {
    await polar.moves.webhooksGo();
    return polar.fetch(request);
  };
  return { ...polar, fetch } as unknown as Simulator;
}
