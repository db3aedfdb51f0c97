// Every operation the simulator has. A resource adds its own list here.

import { benefitRoutes } from './benefits/routes.ts';
import { customFieldRoutes } from './custom-fields/routes.ts';
import { discountRoutes } from './discounts/routes.ts';
import type { Route } from './http/route.ts';
import { meterRoutes } from './meters/routes.ts';
import { organizationRoutes } from './organizations/routes.ts';
import { portalDownloadableRoutes } from './portal/downloadables.ts';
import { portalGrantRoutes } from './portal/grants.ts';
import { portalMeterRoutes } from './portal/meters.ts';
import { portalOrderRoutes } from './portal/orders.ts';
import { portalSeatRoutes } from './portal/seats.ts';
import { portalSubscriptionRoutes } from './portal/subscriptions.ts';
import { portalWalletRoutes } from './portal/wallets.ts';
import { previewRoutes } from './previews/routes.ts';
import { productRoutes } from './products/routes.ts';
import { refundRoutes } from './refunds/routes.ts';

export const routes: readonly Route[] = [
  ...organizationRoutes,
  ...productRoutes,
  ...benefitRoutes,
  ...discountRoutes,
  ...meterRoutes,
  ...customFieldRoutes,
  ...portalDownloadableRoutes,
  ...portalGrantRoutes,
  ...portalMeterRoutes,
  ...portalOrderRoutes,
  ...portalSeatRoutes,
  ...portalSubscriptionRoutes,
  ...portalWalletRoutes,
  ...previewRoutes,
  ...refundRoutes,
];
