// An organization as its owner reads it, and as the portal shows it to anybody.

import type { OrganizationRow } from './table.ts';

const LEGACY = {
  bio: null,
  company: null,
  blog: null,
  location: null,
  twitter_username: null,
  pledge_minimum_amount: 0,
  pledge_badge_show_amount: false,
  default_upfront_split_to_contributors: null,
};

const CAPABILITIES = {
  checkout_payments: true,
  subscription_renewals: true,
  payouts: true,
  refunds: true,
  api_access: true,
  dashboard_access: true,
};

function shared(row: OrganizationRow) {
  const { subscription_settings, customer_email_settings } = row;
  return {
    created_at: row.created_at,
    modified_at: row.modified_at,
    id: row.id,
    name: row.name,
    slug: row.slug,
    avatar_url: row.avatar_url,
    proration_behavior: subscription_settings.proration_behavior,
    allow_customer_updates: subscription_settings.allow_customer_updates,
    ...LEGACY,
    email: row.email,
    website: row.website,
    socials: row.socials,
    status: 'active',
    details_submitted_at: row.details_submitted_at,
    feature_settings: row.feature_settings,
    subscription_settings,
    customer_email_settings,
  };
}

export function viewOrganization(row: OrganizationRow) {
  return {
    ...shared(row),
    customer_portal_settings: row.customer_portal_settings,
    onboarding_resubmission_requested_at: null,
    sso_enforced: false,
    default_presentment_currency: row.default_presentment_currency,
    default_tax_behavior: row.default_tax_behavior,
    dispute_settings: row.dispute_settings,
    embed_hosts: row.embed_hosts,
    embed_hosts_enforced: true,
    country: row.country,
    account_id: row.account_id,
    payout_account_id: row.payout_account_id,
    capabilities: CAPABILITIES,
    notification_settings: row.notification_settings,
  };
}

/** Inside a portal benefit: without the portal's settings. */
export function viewBenefitOrganization(row: OrganizationRow) {
  return shared(row);
}

export function viewPortalOrganization(row: OrganizationRow) {
  const { member_model_enabled, checkout_localization_enabled } = row.feature_settings;
  return {
    ...shared(row),
    customer_portal_settings: row.customer_portal_settings,
    organization_features: { member_model_enabled, checkout_localization_enabled },
  };
}
