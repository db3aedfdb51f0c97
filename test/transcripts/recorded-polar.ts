import { createPolar } from '../../src/simulator/index.ts';
import type { Clock, Simulator } from './simulator.ts';

/**
 * A simulator set up as the recorded server was before its first request: no limit per organization, the flags its
 * organization had, and a second organization made before members existed.
 */
export function recordedPolar(clock: Clock): Simulator {
  const polar = createPolar({ clock, url: 'http://127.0.0.1:8000', requestsPerMinute: Number.POSITIVE_INFINITY });
  polar.moves.organization({
    slug: 'acme',
    name: 'Acme Inc',
    features: { wallets_enabled: true, unit_based_pricing_enabled: true, off_session_charges_enabled: true },
  });
  polar.moves.organization({ slug: 'other', name: 'Other Inc', features: { member_model_enabled: false } });
  return polar as unknown as Simulator;
}
