// The settings and feature flags of a new organization.

export type ProrationBehavior = 'invoice' | 'prorate' | 'next_period' | 'reset';

export interface SubscriptionSettings {
  readonly allow_multiple_subscriptions: boolean;
  readonly proration_behavior: Exclude<ProrationBehavior, 'reset'>;
  /** Days from `past_due_at` until benefits are taken back; 0 is at once. */
  readonly benefit_revocation_grace_period: number;
  readonly prevent_trial_abuse: boolean;
  readonly allow_customer_updates: boolean;
}

export interface CustomerPortalSettings {
  readonly usage: { readonly show: boolean };
  readonly subscription: { readonly update_seats: boolean; readonly update_plan: boolean; readonly pause?: boolean };
  readonly customer: { readonly allow_email_change: boolean };
}

export interface OrganizationSettings {
  readonly name: string;
  readonly avatar_url: string | null;
  readonly email: string | null;
  readonly website: string | null;
  readonly country: string | null;
  readonly socials: readonly { readonly platform: string; readonly url: string }[];
  readonly default_presentment_currency: string;
  readonly default_tax_behavior: 'location' | 'inclusive' | 'exclusive';
  readonly subscription_settings: SubscriptionSettings;
  readonly customer_portal_settings: CustomerPortalSettings;
  readonly customer_email_settings: Readonly<Record<string, boolean>>;
  readonly dispute_settings: { readonly auto_accept_below_amount: number | null };
  readonly notification_settings: Readonly<Record<string, boolean>>;
  readonly embed_hosts: readonly string[];
}

const FEATURES = {
  issue_funding_enabled: false,
  seat_based_pricing_enabled: true,
  unit_based_pricing_enabled: false,
  wallets_enabled: false,
  member_model_enabled: true,
  checkout_localization_enabled: false,
  reset_proration_behavior_enabled: false,
  off_session_charges_enabled: false,
  meter_cycling_enabled: false,
  slack_benefit_enabled: false,
  preview_access_enabled: false,
  disputes_enabled: false,
  sso_enabled: false,
  dispute_auto_accept_enabled: false,
  compass_enabled: false,
  merchant_migration_enabled: false,
};

export type OrganizationFeatures = { readonly [F in keyof typeof FEATURES]: boolean } & {
  readonly overview_metrics: readonly string[] | null;
};

export function newOrganizationFeatures(): OrganizationFeatures {
  return { ...FEATURES, overview_metrics: null };
}

const EMAILS = [
  'order_confirmation',
  'payment_method_expiration_reminder',
  'subscription_cancellation',
  'subscription_confirmation',
  'subscription_cycled',
  'subscription_cycled_after_trial',
  'subscription_past_due',
  'subscription_paused',
  'subscription_resumed',
  'subscription_renewal_reminder',
  'subscription_revoked',
  'subscription_trial_conversion_reminder',
  'subscription_uncanceled',
  'subscription_updated',
];

export function newOrganizationSettings(name: string): OrganizationSettings {
  return {
    name,
    avatar_url: null,
    email: null,
    website: null,
    country: null,
    socials: [],
    default_presentment_currency: 'usd',
    default_tax_behavior: 'location',
    subscription_settings: {
      allow_multiple_subscriptions: false,
      proration_behavior: 'prorate',
      benefit_revocation_grace_period: 0,
      prevent_trial_abuse: false,
      allow_customer_updates: true,
    },
    customer_portal_settings: {
      usage: { show: true },
      subscription: { update_seats: true, update_plan: true },
      customer: { allow_email_change: false },
    },
    customer_email_settings: Object.fromEntries(EMAILS.map((email) => [email, true])),
    dispute_settings: { auto_accept_below_amount: null },
    notification_settings: {
      new_order: true,
      new_subscription: true,
      chargeback_prevention: true,
      subscription_renewal: false,
    },
    embed_hosts: [],
  };
}
