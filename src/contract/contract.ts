import { defineContract } from './define.ts';
import { auditOperations } from './operations/audit.ts';
import { benefitOperations } from './operations/benefits.ts';
import { checkoutLinkOperations } from './operations/checkout-links.ts';
import { checkoutOperations } from './operations/checkouts.ts';
import { connectionOperations } from './operations/connections.ts';
import { customFieldOperations } from './operations/custom-fields.ts';
import { customerOperations } from './operations/customer.ts';
import { discountOperations } from './operations/discounts.ts';
import { disputeOperations } from './operations/disputes.ts';
import { entitlementOperations } from './operations/entitlements.ts';
import { licenseKeyOperations } from './operations/license-keys.ts';
import { mcpTokenOperations } from './operations/mcp-tokens.ts';
import { memberOperations } from './operations/members.ts';
import { meterOperations } from './operations/meters.ts';
import { orderOperations } from './operations/orders.ts';
import { paymentMethodOperations } from './operations/payment-methods.ts';
import { paymentOperations } from './operations/payments.ts';
import { portalOperations } from './operations/portal.ts';
import { productOperations } from './operations/products.ts';
import { refundOperations } from './operations/refunds.ts';
import { ruleOperations } from './operations/rules.ts';
import { seatOperations } from './operations/seats.ts';
import { subscriptionOperations } from './operations/subscriptions.ts';
import { usageOperations } from './operations/usage.ts';
import { webhookOperations } from './operations/webhooks.ts';

/** Every operation of Floe. Adding one is two edits: its entry here, by domain, and its handler. */
export const contract = defineContract({
  ...customerOperations,
  ...productOperations,
  ...subscriptionOperations,
  ...orderOperations,
  ...refundOperations,
  ...disputeOperations,
  ...discountOperations,
  ...benefitOperations,
  ...entitlementOperations,
  ...licenseKeyOperations,
  ...checkoutLinkOperations,
  ...checkoutOperations,
  ...customFieldOperations,
  ...memberOperations,
  ...meterOperations,
  ...paymentMethodOperations,
  ...paymentOperations,
  ...seatOperations,
  ...portalOperations,
  ...auditOperations,
  ...webhookOperations,
  ...connectionOperations,
  ...mcpTokenOperations,
  ...usageOperations,
  ...ruleOperations,
});

export type Contract = typeof contract;
