import { threeDs } from './3ds.ts';
import { checkouts } from './checkouts.ts';
import { checkoutsUnits } from './checkouts-units.ts';
import { customFields } from './custom-fields.ts';
import { customerSessions } from './customer-sessions.ts';
import { customers } from './customers.ts';
import { webhookDeliveries } from './deliveries.ts';
import { discountsLimits } from './discounts-limits.ts';
import { disputes2 } from './disputes-2.ts';
import { events } from './events.ts';
import { eventsSystem } from './events-system.ts';
import { licenseKeys } from './license-keys.ts';
import { lifecycle } from './lifecycle.ts';
import { lifecycle2 } from './lifecycle2.ts';
import { memberGrants } from './member-grants.ts';
import type { Seed } from './notation.ts';
import { oauth2 } from './oauth2.ts';
import { orders } from './orders.ts';
import { ordersDrafts } from './orders-drafts.ts';
import { organizations2 } from './organizations-2.ts';
import { portalCustomer } from './portal-customer.ts';
import { portalLegacyOrg } from './portal-legacy-org.ts';
import { portalSession } from './portal-session.ts';
import { portalSubscriptions } from './portal-subscriptions.ts';
import { previews } from './previews.ts';
import { products2 } from './products-2.ts';
import { rateLimit } from './rate-limit.ts';
import { refunds2 } from './refunds-2.ts';
import { seats } from './seats.ts';
import { stripeFaults } from './stripe-faults.ts';
import { subscriptions } from './subscriptions.ts';
import { wallets } from './wallets.ts';
import { webhookEndpoints } from './webhook-endpoints.ts';
import { webhookEndpoints2 } from './webhook-endpoints-2.ts';
import { webhookOutage } from './webhook-outage.ts';

/** The seeds of all recorded files. */
export const seeds: Seed[] = [
  checkouts,
  checkoutsUnits,
  customFields,
  customers,
  customerSessions,
  discountsLimits,
  disputes2,
  events,
  eventsSystem,
  memberGrants,
  licenseKeys,
  oauth2,
  orders,
  organizations2,
  portalCustomer,
  seats,
  lifecycle,
  lifecycle2,
  ordersDrafts,
  portalLegacyOrg,
  portalSession,
  portalSubscriptions,
  previews,
  products2,
  rateLimit,
  refunds2,
  stripeFaults,
  subscriptions,
  threeDs,
  wallets,
  webhookDeliveries,
  webhookEndpoints,
  webhookEndpoints2,
  webhookOutage,
];
