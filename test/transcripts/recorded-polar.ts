import { createPolar } from '../../src/simulator/index.ts';
import type { Clock, Simulator } from './simulator.ts';

/** Is told of every webhook that arrived. */
export type Hear = (body: string, headers: Headers) => void;

/** The receiver the recorded server sent its webhooks to: one of its addresses always failed, and once it was gone. */
function openSink(hear: Hear) {
  let gone = false;
  return {
    receiverGoes(mode: 'gone' | 'back'): void {
      gone = mode === 'gone';
    },
    async deliver(request: Request): Promise<Response> {
      if (gone) throw new TypeError('fetch failed');
      if (request.url.endsWith('/fail')) return Response.json({ error: 'sink failure' }, { status: 500 });
      hear(await request.text(), request.headers);
      return new Response('{"ok":true}');
    },
  };
}

/**
 * A simulator set up as the recorded server was before its first request: no limit per organization, the flags its
 * organization had, and a second organization made before members existed. What was due has arrived before the next
 * request comes.
 */
export function recordedPolar(clock: Clock, hear: Hear = () => {}): Simulator {
  const sink = openSink(hear);
  const polar = createPolar({
    clock,
    url: 'http://127.0.0.1:8000',
    requestsPerMinute: Number.POSITIVE_INFINITY,
    deliver: sink.deliver,
  });
  polar.moves.organization({
    slug: 'acme',
    name: 'Acme Inc',
    features: { wallets_enabled: true, unit_based_pricing_enabled: true, off_session_charges_enabled: true },
  });
  polar.moves.organization({ slug: 'other', name: 'Other Inc', features: { member_model_enabled: false } });
  polar.moves.balancesTold('checkouts');
  const fetch = async (request: Request): Promise<Response> => {
    await polar.moves.webhooksGo();
    return polar.fetch(request);
  };
  const moves = { ...polar.moves, receiverGoes: sink.receiverGoes };
  return { ...polar, fetch, moves } as unknown as Simulator;
}
