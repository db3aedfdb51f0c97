import { patch, type RequestStep } from './notation.ts';
import { ACME } from './shop.ts';

const SUBSCRIPTIONS = {
  allow_multiple_subscriptions: true,
  allow_customer_updates: true,
  proration_behavior: 'prorate',
  benefit_revocation_grace_period: 0,
  prevent_trial_abuse: false,
};

/** The organization's rules for subscriptions, but for what is named as it was set first. */
export const subscriptionSettings = (changed: Partial<typeof SUBSCRIPTIONS> = {}): RequestStep =>
  patch(`/v1/organizations/${ACME}`, { subscription_settings: { ...SUBSCRIPTIONS, ...changed } });

/** What customers may do to their subscriptions in the portal. */
export const portalSettings = (allowed: boolean): RequestStep =>
  patch(`/v1/organizations/${ACME}`, {
    customer_portal_settings: {
      usage: { show: true },
      subscription: { update_seats: allowed, update_plan: allowed, pause: allowed },
      customer: { allow_email_change: true },
    },
  });
