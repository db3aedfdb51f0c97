// Every operation the simulator has. A resource adds its own list here.

import { benefitRoutes } from './benefits/routes.ts';
import { customFieldRoutes } from './custom-fields/routes.ts';
import { discountRoutes } from './discounts/routes.ts';
import type { Route } from './http/route.ts';
import { meterRoutes } from './meters/routes.ts';
import { organizationRoutes } from './organizations/routes.ts';
import { productRoutes } from './products/routes.ts';

export const routes: readonly Route[] = [
  ...organizationRoutes,
  ...productRoutes,
  ...benefitRoutes,
  ...discountRoutes,
  ...meterRoutes,
  ...customFieldRoutes,
];
