// Every operation the simulator has. A resource adds its own list here.

import { benefitRoutes } from './benefits/routes.ts';
import { checkoutLinkRoutes } from './checkout-links/routes.ts';
import { checkoutRoutes } from './checkouts/routes.ts';
import { customFieldRoutes } from './custom-fields/routes.ts';
import { customerRoutes } from './customers/routes.ts';
import { discountRoutes } from './discounts/routes.ts';
import { disputeRoutes } from './disputes/routes.ts';
import { eventRoutes } from './events/routes.ts';
import { eventTypeRoutes } from './events/type-routes.ts';
import { fileRoutes } from './files/routes.ts';
import { grantRoutes } from './grants/routes.ts';
import type { Route } from './http/route.ts';
import { licenseKeyRoutes } from './license-keys/routes.ts';
import { memberRoutes } from './members/routes.ts';
import { customerMeterRoutes } from './meters/customer-routes.ts';
import { meterRoutes } from './meters/routes.ts';
import { metricRoutes } from './metrics/routes.ts';
import { oauth2Routes } from './oauth2/routes.ts';
import { orderRoutes } from './orders/routes.ts';
import { organizationRoutes } from './organizations/routes.ts';
import { paymentRoutes } from './payments/routes.ts';
import { walletRoutes } from './payments/wallet-routes.ts';
import { portalCustomerRoutes } from './portal/customer.ts';
import { portalDownloadableRoutes } from './portal/downloadables.ts';
import { portalGrantRoutes } from './portal/grants.ts';
import { portalLicenseKeyRoutes } from './portal/license-keys.ts';
import { portalMemberRoutes } from './portal/members.ts';
import { portalMeterRoutes } from './portal/meters.ts';
import { portalOrderPaymentRoutes } from './portal/order-payment.ts';
import { portalOrderRoutes } from './portal/orders.ts';
import { portalOrganizationRoutes } from './portal/organization.ts';
import { portalPaymentMethodRoutes } from './portal/payment-methods.ts';
import { portalSeatRoutes } from './portal/seats.ts';
import { portalSessionRoutes } from './portal/session.ts';
import { portalSubscriptionRoutes } from './portal/subscriptions.ts';
import { portalWalletRoutes } from './portal/wallets.ts';
import { previewRoutes } from './previews/routes.ts';
import { productRoutes } from './products/routes.ts';
import { refundRoutes } from './refunds/routes.ts';
import { seatRoutes } from './seats/routes.ts';
import { sessionRoutes } from './sessions/routes.ts';
import { subscriptionRoutes } from './subscriptions/routes.ts';
import { webhookRoutes } from './webhooks/routes.ts';

export const routes: readonly Route[] = [
  ...organizationRoutes,
  ...productRoutes,
  ...benefitRoutes,
  ...discountRoutes,
  ...meterRoutes,
  ...customerMeterRoutes,
  ...customFieldRoutes,
  ...fileRoutes,
  ...customerRoutes,
  ...paymentRoutes,
  ...memberRoutes,
  ...sessionRoutes,
  ...checkoutLinkRoutes,
  ...checkoutRoutes,
  ...eventRoutes,
  ...eventTypeRoutes,
  ...grantRoutes,
  ...orderRoutes,
  ...seatRoutes,
  ...subscriptionRoutes,
  ...portalSessionRoutes,
  ...portalOrganizationRoutes,
  ...portalCustomerRoutes,
  ...portalPaymentMethodRoutes,
  ...portalMemberRoutes,
  ...portalDownloadableRoutes,
  ...portalGrantRoutes,
  ...portalMeterRoutes,
  ...portalOrderRoutes,
  ...portalSeatRoutes,
  ...portalSubscriptionRoutes,
  ...portalWalletRoutes,
  ...walletRoutes,
  ...previewRoutes,
  ...refundRoutes,
  ...disputeRoutes,
  ...portalOrderPaymentRoutes,
  ...licenseKeyRoutes,
  ...portalLicenseKeyRoutes,
  ...webhookRoutes,
  ...metricRoutes,
  ...oauth2Routes,
];
