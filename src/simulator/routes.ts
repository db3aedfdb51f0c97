// Every operation the simulator has. A resource adds its own list here.

import type { Route } from './http/route.ts';
import { organizationRoutes } from './organizations/routes.ts';

export const routes: readonly Route[] = [...organizationRoutes];
