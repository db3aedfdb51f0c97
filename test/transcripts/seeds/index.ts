import { customerSessions } from './customer-sessions.ts';
import { lifecycle } from './lifecycle.ts';
import type { Seed } from './notation.ts';
import { customFields, portalLegacyOrg } from './portal-legacy-org.ts';
import { portalSession } from './portal-session.ts';
import { portalSubscriptions } from './portal-subscriptions.ts';
import { previews } from './previews.ts';
import { subscriptions } from './subscriptions.ts';

/** The seeds of all recorded files. */
export const seeds: Seed[] = [
  customFields,
  customerSessions,
  lifecycle,
  portalLegacyOrg,
  portalSession,
  portalSubscriptions,
  previews,
  subscriptions,
];
