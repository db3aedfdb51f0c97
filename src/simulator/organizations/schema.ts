import { enumOf } from '../validation/choices.ts';
import { list } from '../validation/list.ts';
import { object } from '../validation/object.ts';
import { email, url } from '../validation/polar-types.ts';
import { bool, int, text } from '../validation/scalars.ts';
import { nullable, optional, withDefault } from '../validation/schema.ts';

const subscriptionSettings = object('OrganizationSubscriptionSettings', {
  allow_multiple_subscriptions: bool(),
  allow_customer_updates: bool(),
  proration_behavior: enumOf('SubscriptionProrationBehavior', ['invoice', 'prorate', 'next_period']),
  benefit_revocation_grace_period: int({ ge: 0 }),
  prevent_trial_abuse: bool(),
});

const portalSettings = object('OrganizationCustomerPortalSettings', {
  usage: object('CustomerPortalUsageSettings', { show: bool() }),
  subscription: object('CustomerPortalSubscriptionSettings', {
    update_seats: bool(),
    update_plan: bool(),
    pause: optional(bool()),
  }),
  customer: withDefault(object('CustomerPortalCustomerSettings', { allow_email_change: bool() }), {
    allow_email_change: false,
  }),
});

export const organizationUpdate = object('OrganizationUpdate', {
  name: optional(text({ min: 3 })),
  avatar_url: optional(nullable(url())),
  email: optional(nullable(email())),
  website: optional(nullable(url())),
  socials: optional(list(object('OrganizationSocialLink', { platform: text(), url: text() }))),
  subscription_settings: optional(subscriptionSettings),
  customer_portal_settings: optional(portalSettings),
  dispute_settings: optional(
    object('OrganizationDisputeSettings', { auto_accept_below_amount: nullable(int({ ge: 1 })) }),
  ),
  embed_hosts: optional(list(text({ min: 1 }))),
  default_presentment_currency: optional(text({ min: 3, max: 3 })),
  default_tax_behavior: optional(enumOf('TaxBehaviorOption', ['location', 'inclusive', 'exclusive'])),
});
