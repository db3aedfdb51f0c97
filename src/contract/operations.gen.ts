// Printed from the contract by scripts/print-contract.ts. Do not edit: change the contract and run `npm run contract`.

export interface Activation {
  id: string;
  license_key_id: string;
  label: string;
  meta?: Metadata;
  created_at: string;
  modified_at?: string | null;
}

export interface Address {
  line1?: string | null;
  line2?: string | null;
  postal_code?: string | null;
  city?: string | null;
  state?: string | null;
  country: string;
}

export interface Amounts {
  base_amount: number;
  metered_amount: number;
  proration_amount: number;
  prorations: {
    label: string;
    amount: number;
  }[];
  subtotal_amount: number;
  discount_amount: number;
  net_amount: number;
  tax_amount: number;
  total_amount: number;
  applied_balance_amount: number;
  due_amount: number;
}

export interface AuditRow {
  id: string;
  at: string;
  actor: {
    kind: string;
    id: string;
    name?: string;
    via?: {
      token: string;
      name: string;
    };
  };
  operation: string;
  outcome: 'requested' | 'succeeded' | 'pending' | 'unknown' | 'needs_review' | 'pending_approval' | 'failed' | 'denied';
  code?: string;
  customer_id: string | null;
  target?: {
    type: string;
    id: string;
    label?: string;
  };
  amount?: number;
  tax_amount?: number;
  currency?: string;
  reason?: string;
  comment?: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  ticket?: {
    system: string;
    id: string;
    url?: string;
    proof: 'token' | 'helpdesk' | 'claimed';
  };
  request_id: string;
  count?: number;
}

export interface Benefit {
  id: string;
  type: 'custom' | 'feature_flag' | 'license_keys' | 'downloadables' | 'meter_credit' | 'discord' | 'github_repository' | 'slack_shared_channel' | (string & {});
  description: string;
  metadata?: Metadata;
  properties?: Record<string, unknown>;
}

export interface BenefitGrant {
  id: string;
  created_at: string;
  granted_at?: string | null;
  revoked_at?: string | null;
  is_granted: boolean;
  is_revoked: boolean;
  customer_id: string;
  member_id?: string | null;
  benefit_id: string;
  subscription_id?: string | null;
  order_id?: string | null;
  error?: {
    message: string;
    type: string;
  } | null;
  member?: {
    name?: string | null;
    email: string;
  } | null;
  benefit?: Benefit;
  properties?: Record<string, unknown>;
}

export interface Checkout {
  id: string;
  url: string;
  status: 'open' | 'expired' | 'confirmed' | 'succeeded' | 'failed' | (string & {});
  expires_at: string;
  customer_id: string | null;
  product_id: string | null;
  discount_id: string | null;
  seats: number | null;
  currency: string;
  amount: number;
  discount_amount: number;
  net_amount: number;
  tax_amount: number | null;
  total_amount: number;
  trial_end: string | null;
  active_trial_interval: Interval | null;
  active_trial_interval_count: number | null;
  success_url: string | null;
  return_url: string | null;
}

export interface CheckoutLink {
  id: string;
  created_at: string;
  modified_at?: string | null;
  url: string;
  label: string | null;
  products: Product[];
  allow_discount_codes: boolean;
  require_billing_address: boolean;
  discount_id: string | null;
  discount?: Discount | null;
  seats: number | null;
  trial_interval: Interval | null;
  trial_interval_count: number | null;
  success_url: string | null;
  return_url: string | null;
  metadata?: Metadata;
}

export interface Customer {
  id: string;
  created_at: string;
  modified_at?: string | null;
  external_id?: string | null;
  email: string | null;
  email_verified?: boolean;
  type?: 'individual' | 'team' | (string & {});
  name: string | null;
  billing_name?: string | null;
  billing_address?: Address | null;
  tax_id?: unknown;
  locale?: string | null;
  metadata?: Metadata;
  default_payment_method_id?: string | null;
  deleted_at?: string | null;
  avatar_url?: string | null;
}

export interface CustomerMeter {
  id: string;
  created_at: string;
  modified_at?: string | null;
  meter_id: string;
  consumed_units: number;
  credited_units: number;
  balance: number;
  meter: Meter;
}

export interface CustomField {
  id: string;
  created_at: string;
  type: 'text' | 'number' | 'date' | 'checkbox' | 'select' | (string & {});
  slug: string;
  name: string;
  properties?: Record<string, unknown>;
  metadata?: Metadata;
}

export interface Discount {
  id: string;
  name: string;
  code?: string | null;
  type: 'percentage' | 'fixed' | (string & {});
  duration: 'once' | 'repeating' | 'forever' | (string & {});
  duration_in_months?: number | null;
  basis_points?: number | null;
  amount?: number | null;
  currency?: string | null;
  amounts?: Record<string, number> | null;
  starts_at?: string | null;
  ends_at?: string | null;
  max_redemptions?: number | null;
  redemptions_count?: number;
  products?: {
    id: string;
  }[];
}

export interface Dispute {
  id: string;
  created_at: string;
  modified_at?: string | null;
  status: 'early_warning' | 'needs_response' | 'under_review' | 'won' | 'lost' | 'prevented' | (string & {});
  amount: number;
  tax_amount: number;
  currency: string;
  reason?: string | null;
  evidence_due_by?: string | null;
  past_due: boolean;
  order_id: string;
  case_id?: string | null;
}

export interface Download {
  id: string;
  benefit_id: string;
  file: {
    id: string;
    name: string;
    size: number;
    mime_type: string;
    version?: string | null;
    checksum_sha256_hex?: string | null;
    download: {
      url: string;
      expires_at: string;
    };
  };
}

export interface DryRun {
  rule: string;
  looked: number;
  more: boolean;
  firings: {
    subject: string;
    customer_id: string | null;
    would: 'fire' | 'known' | 'loop' | 'refused';
    input: Record<string, unknown> | null;
  }[];
}

export interface Entitlements {
  entitlements: {
    key: string;
    state: 'granted' | 'pending' | 'used_up' | 'revoked';
    benefits: string[];
    type: string;
    value?: string | number | boolean;
  }[];
  as_of: string;
  is_stale: boolean;
  good_for: number;
}

export type Interval = 'day' | 'week' | 'month' | 'year' | (string & {});

export type InvoiceState = {
  state: 'missing_details';
  missing: ('billing_name' | 'billing_address')[];
  billing_name: string | null;
  billing_address: Address | null;
  locked: ('country' | 'state')[];
} | {
  state: 'generating';
  retry_after: number;
} | {
  state: 'ready';
  url: string;
  expires_at: string | null;
};

export interface LicenseKey {
  id: string;
  created_at: string;
  modified_at?: string | null;
  customer_id: string;
  organization_id: string;
  benefit_id: string;
  key: string;
  display_key: string;
  status: 'granted' | 'disabled' | 'revoked' | (string & {});
  limit_activations: number | null;
  usage: number;
  limit_usage: number | null;
  validations: number;
  last_validated_at: string | null;
  expires_at: string | null;
  activations?: Activation[];
  customer?: Customer;
  benefit?: Benefit;
}

export interface McpToken {
  id: string;
  name: string;
  state: 'active' | 'revoked' | 'over';
  form: 'bearer' | 'url';
  permissions: string[];
  methods: string[];
  tags?: string[];
  exposure: 'all' | 'discovery';
  writes: 'confirm' | 'direct';
  app_money: boolean;
  second_authentication: boolean;
  customer_id?: string;
  limits?: Record<string, number>;
  made_by: {
    kind: string;
    id: string;
    name?: string;
  };
  created_at: string;
  expires_at: string;
  revoked_at: string | null;
}

export interface Member {
  id: string;
  created_at: string;
  modified_at?: string | null;
  email: string;
  name: string | null;
  role: 'owner' | 'billing_manager' | 'member' | (string & {});
  customer_id?: string;
  external_id?: string | null;
}

export type Metadata = Record<string, string | number | boolean>;

export interface Meter {
  id: string;
  name: string;
  unit?: MeterUnit | null;
  custom_label?: string | null;
  custom_multiplier?: number | null;
  aggregation?: {
    func: MeterFunction;
  };
}

export type MeterFunction = 'count' | 'sum' | 'max' | 'min' | 'avg' | 'unique' | (string & {});

export type MeterUnit = 'scalar' | 'token' | 'custom' | (string & {});

export interface OpenRefund {
  operation_id: string;
  state: 'reserved' | 'sent' | 'pending' | 'unknown' | 'needs_review' | 'pending_approval';
  order_id: string;
  amount: number;
  currency: string;
  reason: string;
  created_at: string;
  actor: {
    kind: string;
    id: string;
    name?: string;
  };
  comment?: string;
  customer_id?: string;
  expires_at?: string;
  approved_by?: {
    kind: string;
    id: string;
    name?: string;
  };
}

export interface Order {
  id: string;
  created_at: string;
  modified_at?: string | null;
  status: 'draft' | 'pending' | 'paid' | 'refunded' | 'partially_refunded' | 'void' | (string & {});
  paid: boolean;
  currency: string;
  subtotal_amount: number;
  discount_amount: number;
  net_amount: number;
  tax_amount: number;
  total_amount: number;
  applied_balance_amount?: number;
  due_amount?: number;
  refunded_amount: number;
  refunded_tax_amount: number;
  refundable_amount?: number;
  refundable_tax_amount?: number;
  billing_reason: 'purchase' | 'subscription_create' | 'subscription_cycle' | 'subscription_update' | 'subscription_meter_cycle' | (string & {});
  billing_name?: string | null;
  billing_address?: Address | null;
  invoice_number?: string | null;
  is_invoice_generated?: boolean;
  receipt_number?: string | null;
  next_payment_attempt_at?: string | null;
  customer_id: string;
  product_id: string | null;
  discount_id?: string | null;
  subscription_id: string | null;
  description?: string;
  seats?: number | null;
  items?: {
    id?: string;
    label: string;
    amount: number;
    tax_amount?: number;
    proration?: boolean;
  }[];
  metadata?: Metadata;
  custom_field_data?: Record<string, unknown>;
  customer?: Customer;
  product?: Product | null;
  product_price?: Price | null;
  discount?: Discount | null;
  subscription?: {
    id: string;
    status?: string;
  } | null;
}

export interface Payment {
  id: string;
  created_at: string;
  status: 'pending' | 'succeeded' | 'failed' | (string & {});
  amount: number;
  currency: string;
  method: string;
  brand: string | null;
  last4: string | null;
  decline_reason: string | null;
  decline_message: string | null;
}

export interface PaymentMethod {
  id: string;
  created_at: string;
  type: 'card' | (string & {});
  brand: string | null;
  last4: string | null;
  exp_month: number | null;
  exp_year: number | null;
  wallet: string | null;
  is_default: boolean;
}

export interface Price {
  id: string;
  amount_type: 'fixed' | 'custom' | 'free' | 'seat_based' | 'unit_based' | 'metered_unit' | (string & {});
  price_currency?: string;
  type?: 'one_time' | 'recurring' | (string & {});
  recurring_interval?: Interval | null;
  is_archived?: boolean;
  price_amount?: number | null;
  minimum_amount?: number | null;
  preset_amount?: number | null;
  maximum_amount?: number | null;
  meter_id?: string | null;
  meter?: Meter | null;
  unit_amount?: string | null;
  cap_amount?: number | null;
  seat_tiers?: {
    tiers?: {
      min_seats?: number;
      max_seats?: number | null;
      price_per_seat?: number;
    }[];
  } | null;
}

export interface Product {
  id: string;
  created_at?: string;
  name: string;
  description?: string | null;
  visibility?: 'public' | 'private' | 'draft' | (string & {});
  recurring_interval: Interval | null;
  recurring_interval_count?: number | null;
  is_recurring: boolean;
  is_archived: boolean;
  trial_interval?: Interval | null;
  trial_interval_count?: number | null;
  prices?: Price[];
  benefits?: Benefit[];
  attached_custom_fields?: {
    custom_field_id: string;
    required: boolean;
  }[];
  metadata?: Metadata;
}

export type ReceiptState = {
  state: 'none';
} | {
  state: 'generating';
  retry_after: number;
} | {
  state: 'ready';
  url: string;
  expires_at: string | null;
};

export interface Refund {
  id: string;
  created_at: string;
  modified_at?: string | null;
  status: 'pending' | 'succeeded' | 'failed' | 'canceled' | (string & {});
  reason: 'customer_request' | 'duplicate' | 'fraudulent' | 'service_disruption' | 'satisfaction_guarantee' | 'other' | 'dispute_prevention' | (string & {});
  amount: number;
  tax_amount: number;
  currency: string;
  order_id: string;
  subscription_id?: string | null;
  customer_id: string;
  revoke_benefits: boolean;
  metadata?: Metadata;
}

export type RefundOutcome = {
  state: 'succeeded';
  operation_id: string;
  refund?: Refund;
} | {
  state: 'pending';
  operation_id: string;
  refund: Refund;
} | {
  state: 'unknown';
  operation_id: string;
} | {
  state: 'needs_review';
  operation_id: string;
} | {
  state: 'pending_approval';
  operation_id: string;
} | {
  state: 'failed';
  operation_id: string;
  refund?: Refund;
  code?: string;
};

export type RetryState = {
  state: 'succeeded';
} | {
  state: 'processing';
} | {
  state: 'requires_action';
  client_secret?: string;
} | {
  state: 'failed';
  reason: 'declined' | 'insufficient_funds' | 'expired_card' | 'authentication_failed' | 'unknown';
};

export interface Rule {
  name: string;
  state: 'on' | 'stopped' | 'dry_run' | 'gone';
  on: {
    kind: 'event' | 'webhook' | 'threshold' | 'trial_ends_in' | 'past_due_for';
    of: string | null;
    value: number | null;
  } | null;
  operation: 'subscriptions.change' | 'subscriptions.cancel' | 'subscriptions.revoke' | 'subscriptions.pause' | 'subscriptions.createFree' | 'notify' | null;
  per_hour: number | null;
  begun_last_hour: number;
  waiting: number;
  needs_review: number;
  stopped_at: string | null;
  may_change: boolean;
  last: {
    id: string;
    subject: string;
    customer_id: string | null;
    state: 'waiting' | 'begun' | 'done' | 'failed' | 'needs_review' | 'superseded' | 'loop' | 'dry_run' | 'settled';
    code: string | null;
    causes: string[];
    at: string;
    ended_at: string | null;
  }[];
  review: {
    id: string;
    subject: string;
    customer_id: string | null;
    state: 'waiting' | 'begun' | 'done' | 'failed' | 'needs_review' | 'superseded' | 'loop' | 'dry_run' | 'settled';
    code: string | null;
    causes: string[];
    at: string;
    ended_at: string | null;
  }[];
}

export type RuleName = string;

export interface Seat {
  id: string;
  created_at: string;
  modified_at?: string | null;
  subscription_id: string | null;
  order_id: string | null;
  status: 'pending' | 'claimed' | 'revoked' | (string & {});
  email: string | null;
  member_id?: string | null;
  member?: Member | null;
  invitation_token_expires_at?: string | null;
  claimed_at: string | null;
  revoked_at: string | null;
}

export interface Subscription {
  id: string;
  created_at: string;
  modified_at?: string | null;
  status: 'incomplete' | 'incomplete_expired' | 'trialing' | 'active' | 'past_due' | 'canceled' | 'unpaid' | 'paused' | (string & {});
  amount: number;
  currency: string;
  recurring_interval: Interval;
  recurring_interval_count?: number;
  current_period_start: string;
  current_period_end: string | null;
  current_meter_period_start?: string | null;
  current_meter_period_end?: string | null;
  trial_start?: string | null;
  trial_end?: string | null;
  cancel_at_period_end: boolean;
  canceled_at: string | null;
  started_at: string | null;
  ends_at: string | null;
  ended_at: string | null;
  past_due_at?: string | null;
  pause_at_period_end?: boolean;
  paused_at?: string | null;
  resumes_at?: string | null;
  customer_id: string;
  product_id: string;
  discount_id?: string | null;
  seats?: number | null;
  units?: number | null;
  customer_cancellation_reason?: 'unused' | 'too_expensive' | 'missing_features' | 'switched_service' | 'customer_service' | 'low_quality' | 'too_complex' | 'other' | (string & {}) | null;
  customer_cancellation_comment?: string | null;
  metadata?: Metadata;
  customer?: Customer;
  product?: Product;
  discount?: Discount | null;
  prices?: Price[];
  meters?: {
    id?: string;
    meter_id?: string;
    consumed_units: number;
    credited_units: number;
    amount: number;
    created_at?: string;
    modified_at?: string | null;
    meter?: {
      id: string;
      name: string;
    };
  }[];
  pending_update?: {
    id?: string;
    applies_at: string;
    product_id?: string | null;
    seats?: number | null;
    units?: number | null;
  } | null;
}

export interface UsageEvent {
  name: string;
  customer_id?: string;
  member_id?: string | null;
  external_customer_id?: string;
  external_member_id?: string | null;
  timestamp?: string;
  external_id?: string;
  parent_id?: string | null;
  metadata?: Record<string, string | number | boolean | {
    amount: number | string;
    currency: string;
  } | {
    vendor: string;
    model: string;
    prompt?: string | null;
    response?: string | null;
    input_tokens: number;
    cached_input_tokens?: number | null;
    output_tokens: number;
    total_tokens: number;
  }>;
}

export interface UsageSummary {
  meters: {
    meter: {
      id: string;
      name: string;
      unit: MeterUnit | null;
      label: string | null;
      multiplier: number | null;
      aggregation: MeterFunction | null;
    };
    consumed: number;
    credited: number;
    balance: number;
    overage: number;
    period: {
      subscription_id: string;
      start: string;
      end: string | null;
    } | null;
    costs: {
      subscription_id: string;
      currency: string;
      unit_amount: string | null;
      cap_amount: number | null;
      amount: number;
      expected_amount: number;
      forecast_amount: number | null;
      capped: boolean;
    }[];
    forecast: {
      consumed: number;
      at: string;
    } | null;
    as_of: {
      units: string;
      cost: string | null;
      invoice: string | null;
    };
  }[];
  history?: {
    at: string;
    units: number;
  }[];
}

export type Validation = {
  valid: true;
  license_key_id: string;
  usage: number;
  limit_usage: number | null;
  validations: number;
  last_validated_at: string | null;
  expires_at: string | null;
  activation?: Activation | null;
} | {
  valid: false;
  license_key_id: string;
  reason: 'disabled' | 'revoked' | 'expired' | 'wrong_benefit' | 'unknown_activation' | 'wrong_conditions' | 'used_up' | 'unknown';
  remaining?: number;
};

/** Every operation by name: its kind, whether it is a list, what it takes and what it answers. */
export interface Operations {
  /** Read one screen of a customer: profile, subscriptions, newest orders, grants and this ticket’s trail. */
  'customer.overview': {
    kind: 'query';
    list: false;
    input: Record<string, never>;
    output: {
      viewer: {
        kind: 'customer' | 'agent' | 'service';
        id: string;
        name?: string;
        permissions: string[];
        limits?: Record<string, number>;
        ticket?: {
          system: string;
          id: string;
          url?: string;
          proof: 'token' | 'helpdesk' | 'claimed';
        };
        member?: {
          id: string;
          role: string;
        };
        portal?: {
          changePlan: boolean;
          changeSeats: boolean;
          pause: boolean;
          showUsage: boolean;
          changeEmail?: boolean;
        };
        sandbox?: boolean;
      };
      customer: {
        ok: true;
        value: Customer | null;
      } | {
        ok: false;
        problem: {
          code: string;
          status: number;
          title: string;
          retryAfter?: number;
        };
      };
      subscriptions: {
        ok: true;
        value: {
          items: Subscription[];
          total: number;
          nextCursor?: string;
        };
      } | {
        ok: false;
        problem: {
          code: string;
          status: number;
          title: string;
          retryAfter?: number;
        };
      };
      orders: {
        ok: true;
        value: {
          items: Order[];
          total: number;
          nextCursor?: string;
        };
      } | {
        ok: false;
        problem: {
          code: string;
          status: number;
          title: string;
          retryAfter?: number;
        };
      };
      grants: {
        ok: true;
        value: {
          items: BenefitGrant[];
          total: number;
          nextCursor?: string;
        };
      } | {
        ok: false;
        problem: {
          code: string;
          status: number;
          title: string;
          retryAfter?: number;
        };
      };
      license_keys?: {
        ok: true;
        value: {
          items: LicenseKey[];
          total: number;
          nextCursor?: string;
        };
      } | {
        ok: false;
        problem: {
          code: string;
          status: number;
          title: string;
          retryAfter?: number;
        };
      };
      payment_methods?: {
        ok: true;
        value: {
          items: PaymentMethod[];
          total: number;
          nextCursor?: string;
        };
      } | {
        ok: false;
        problem: {
          code: string;
          status: number;
          title: string;
          retryAfter?: number;
        };
      };
      meters?: {
        ok: true;
        value: {
          items: CustomerMeter[];
          total: number;
          nextCursor?: string;
        };
      } | {
        ok: false;
        problem: {
          code: string;
          status: number;
          title: string;
          retryAfter?: number;
        };
      };
      trail: {
        ok: true;
        value: {
          items: AuditRow[];
          total: number;
          nextCursor?: string;
        };
      } | {
        ok: false;
        problem: {
          code: string;
          status: number;
          title: string;
          retryAfter?: number;
        };
      };
      refunds?: {
        ok: true;
        value: {
          items: OpenRefund[];
          total: number;
          nextCursor?: string;
        };
      } | {
        ok: false;
        problem: {
          code: string;
          status: number;
          title: string;
          retryAfter?: number;
        };
      };
      disputes?: {
        ok: true;
        value: {
          items: Dispute[];
          total: number;
          nextCursor?: string;
        };
      } | {
        ok: false;
        problem: {
          code: string;
          status: number;
          title: string;
          retryAfter?: number;
        };
      };
    };
  };
  /** Find customers by e-mail, external id or part of a name. */
  'customer.search': {
    kind: 'query';
    list: true;
    input: {
      query?: string;
      email?: string;
      external_id?: string;
      sort?: 'created_at' | '-created_at' | 'email' | '-email' | 'name' | '-name';
      limit?: number;
      cursor?: string;
    };
    output: Customer[];
  };
  /** Read a customer’s profile. */
  'customer.get': {
    kind: 'query';
    list: false;
    input: Record<string, never>;
    output: Customer;
  };
  /** Change a customer’s name, e-mail or billing details. */
  'customer.update': {
    kind: 'mutation';
    list: false;
    input: {
      name?: string | null;
      email?: string;
      external_id?: string;
      billing_name?: string | null;
      billing_address?: {
        line1?: string | null;
        line2?: string | null;
        postal_code?: string | null;
        city?: string | null;
        state?: string | null;
        country: string;
      };
      tax_id?: string | null;
    };
    output: Customer;
  };
  /** Ask for another e-mail of one’s own: Polar mails a link to it, and nothing changes before that is opened. */
  'customer.changeEmail': {
    kind: 'mutation';
    list: false;
    input: {
      email: string;
    };
    output: {
      sent_to: string;
    };
  };
  /** List products; a customer sees the public ones. */
  'products.list': {
    kind: 'query';
    list: true;
    input: {
      query?: string;
      recurring?: boolean;
      archived?: boolean;
      sort?: 'created_at' | '-created_at' | 'name' | '-name' | 'price_amount' | '-price_amount';
      limit?: number;
      cursor?: string;
    };
    output: Product[];
  };
  /** List a customer’s subscriptions. */
  'subscriptions.list': {
    kind: 'query';
    list: true;
    input: {
      active?: boolean;
      status?: ('incomplete' | 'incomplete_expired' | 'trialing' | 'active' | 'past_due' | 'canceled' | 'unpaid' | 'paused')[];
      product_id?: string;
      sort?: 'started_at' | '-started_at' | 'status' | '-status' | 'amount' | '-amount' | 'product' | '-product';
      limit?: number;
      cursor?: string;
    };
    output: Subscription[];
  };
  /** Read one subscription. */
  'subscriptions.get': {
    kind: 'query';
    list: false;
    input: {
      subscription_id: string;
    };
    output: Subscription;
  };
  /** Show what a change, the next charge or a cancellation would cost, without doing it. */
  'subscriptions.preview': {
    kind: 'query';
    list: false;
    input: {
      subscription_id: string;
      of: 'change';
      product_id?: string;
      seats?: number;
      units?: number;
      proration_behavior?: 'invoice' | 'prorate' | 'next_period' | 'reset';
    } | {
      subscription_id: string;
      of: 'charge';
    } | {
      subscription_id: string;
      of: 'cancel';
    };
    output: {
      of: 'change';
      amounts: Amounts | null;
      proration_behavior: 'invoice' | 'prorate' | 'next_period' | 'reset' | null;
      applies_at: string | null;
    } | {
      of: 'charge';
      amounts: Amounts | null;
    } | {
      of: 'cancel';
      stops_collection: boolean | null;
      outstanding_amount: number | null;
    };
  };
  /** Change a subscription’s product, seats, units, billing date, trial or discount. */
  'subscriptions.change': {
    kind: 'mutation';
    list: false;
    input: {
      subscription_id: string;
      product_id?: string;
      seats?: number;
      units?: number;
      proration_behavior?: 'invoice' | 'prorate' | 'next_period' | 'reset';
      current_billing_period_end?: string;
      trial_end?: 'now' | (string & {});
      discount_id?: string | null;
      expected_due?: number;
    };
    output: Subscription;
  };
  /** End a subscription with its current period; access lasts until then. */
  'subscriptions.cancel': {
    kind: 'mutation';
    list: false;
    input: {
      subscription_id: string;
      reason?: 'unused' | 'too_expensive' | 'missing_features' | 'switched_service' | 'customer_service' | 'low_quality' | 'too_complex' | 'other';
      comment?: string;
    };
    output: Subscription;
  };
  /** Take back a scheduled cancellation. */
  'subscriptions.uncancel': {
    kind: 'mutation';
    list: false;
    input: {
      subscription_id: string;
    };
    output: Subscription;
  };
  /** Pause a subscription at the end of its period, until a date or until resumed. */
  'subscriptions.pause': {
    kind: 'mutation';
    list: false;
    input: {
      subscription_id: string;
      resumes_at?: string;
    };
    output: Subscription;
  };
  /** Resume a paused subscription, which charges at once, or take back a scheduled pause. */
  'subscriptions.resume': {
    kind: 'mutation';
    list: false;
    input: {
      subscription_id: string;
    };
    output: Subscription;
  };
  /** End a subscription at once; access stops and it cannot be taken back. */
  'subscriptions.revoke': {
    kind: 'mutation';
    list: false;
    input: {
      subscription_id: string;
      reason?: 'unused' | 'too_expensive' | 'missing_features' | 'switched_service' | 'customer_service' | 'low_quality' | 'too_complex' | 'other';
      comment?: string;
    };
    output: Subscription;
  };
  /** Start a free subscription for a customer; refused where any price of the product is not 0. */
  'subscriptions.createFree': {
    kind: 'mutation';
    list: false;
    input: {
      product_id: string;
    };
    output: Subscription;
  };
  /** Drop a change that waits for the next period. */
  'subscriptions.clearPending': {
    kind: 'mutation';
    list: false;
    input: {
      subscription_id: string;
    };
    output: Subscription;
  };
  /** List a customer’s orders, newest first. */
  'orders.list': {
    kind: 'query';
    list: true;
    input: {
      status?: ('draft' | 'pending' | 'paid' | 'refunded' | 'partially_refunded' | 'void')[];
      product_id?: string;
      subscription_id?: string;
      created_after?: string;
      created_before?: string;
      sort?: 'created_at' | '-created_at' | 'amount' | '-amount' | 'net_amount' | '-net_amount' | 'product' | '-product';
      limit?: number;
      cursor?: string;
    };
    output: Order[];
  };
  /** Read one order. */
  'orders.get': {
    kind: 'query';
    list: false;
    input: {
      order_id: string;
    };
    output: Order;
  };
  /** Correct the name or address an order is billed to; country and state stay once they are known. */
  'orders.update': {
    kind: 'mutation';
    list: false;
    input: {
      order_id: string;
      billing_name?: string;
      billing_address?: {
        line1?: string | null;
        line2?: string | null;
        postal_code?: string | null;
        city?: string | null;
        state?: string | null;
        country: string;
      };
    };
    output: Order;
  };
  /** Have an order’s invoice made if there is none, and say where it stands. */
  'orders.invoice': {
    kind: 'mutation';
    list: false;
    input: {
      order_id: string;
      look?: boolean;
      renew?: boolean;
    };
    output: InvoiceState;
  };
  /** Get a link to an order’s receipt. */
  'orders.receipt': {
    kind: 'query';
    list: false;
    input: {
      order_id: string;
    };
    output: ReceiptState;
  };
  /** Make a link to Polar’s portal where the customer can pay an open order; it is a secret and lasts an hour. */
  'orders.payLink': {
    kind: 'mutation';
    list: false;
    input: {
      order_id: string;
      member_id?: string;
      return_url?: string;
    };
    output: {
      url: string;
      expires_at: string;
      due_amount: number;
      currency: string;
    };
  };
  /** Pay an open order of one’s own with a saved card, on an explicit press. */
  'orders.retry': {
    kind: 'mutation';
    list: false;
    input: {
      order_id: string;
      payment_method_id: string;
      expected_due?: number;
    };
    output: RetryState;
  };
  /** Show what is left to refund of an order, the tax that goes with it, and what stands in the way. */
  'refunds.preview': {
    kind: 'query';
    list: false;
    input: {
      order_id: string;
      amount?: number;
    };
    output: {
      order_id: string;
      currency: string;
      refundable_amount: number;
      refundable_tax_amount: number;
      amount: number;
      tax_amount: number;
      total_amount: number;
      tax_exact: boolean;
      refunds: Refund[];
      open?: OpenRefund;
      can_revoke_benefits: boolean;
      limit?: number;
      needs_approval: boolean;
      has_approver?: boolean;
      blocked?: 'not_paid' | 'nothing_left' | 'open_refund' | 'ticket_required' | 'disputed';
    };
  };
  /** Refund part or all of an order, net of tax; the tax share is added. */
  'refunds.create': {
    kind: 'mutation';
    list: false;
    input: {
      order_id: string;
      amount: number;
      reason: 'customer_request' | 'duplicate' | 'fraudulent' | 'service_disruption' | 'satisfaction_guarantee' | 'other';
      expected_refundable: number;
      comment?: string;
      revoke_benefits?: boolean;
    };
    output: RefundOutcome;
  };
  /** List a customer’s refunds, with those Floe began and Polar does not show yet. */
  'refunds.list': {
    kind: 'query';
    list: true;
    input: {
      order_id?: string;
      limit?: number;
      cursor?: string;
    };
    output: ({
      kind: 'refund';
      refund: Refund;
      operation_id?: string;
    } | {
      kind: 'open';
      operation: OpenRefund;
    })[];
  };
  /** List refunds that Floe began and that are not settled: a customer’s, or all that wait for somebody. */
  'refunds.waiting': {
    kind: 'query';
    list: true;
    input: {
      state?: ('reserved' | 'sent' | 'pending' | 'unknown' | 'needs_review' | 'pending_approval')[];
      limit?: number;
      cursor?: string;
    };
    output: OpenRefund[];
  };
  /** Let a refund pass that is above the limit of the one who asked; it is sent at once, and only once. */
  'refunds.approve': {
    kind: 'mutation';
    list: false;
    input: {
      operation_id: string;
      expected_refundable: number;
    };
    output: RefundOutcome;
  };
  /** Turn down, or take back, a refund that waits for approval; nothing is sent. */
  'refunds.decline': {
    kind: 'mutation';
    list: false;
    input: {
      operation_id: string;
      comment?: string;
    };
    output: RefundOutcome;
  };
  /** Say, after looking at Polar, whether a refund whose outcome was lost did happen. */
  'refunds.resolve': {
    kind: 'mutation';
    list: false;
    input: {
      operation_id: string;
      outcome: 'happened' | 'did_not_happen';
      comment: string;
    };
    output: RefundOutcome;
  };
  /** List a customer’s disputes: all that are open, and of the ones that have ended the newest. */
  'disputes.list': {
    kind: 'query';
    list: true;
    input: {
      order_id?: string;
      limit?: number;
      cursor?: string;
    };
    output: Dispute[];
  };
  /** List or search discounts. */
  'discounts.list': {
    kind: 'query';
    list: true;
    input: {
      query?: string;
      sort?: 'created_at' | '-created_at' | 'name' | '-name' | 'code' | '-code' | 'redemptions_count' | '-redemptions_count' | 'ends_at' | '-ends_at';
      limit?: number;
      cursor?: string;
    };
    output: Discount[];
  };
  /** Read one discount. */
  'discounts.get': {
    kind: 'query';
    list: false;
    input: {
      discount_id: string;
    };
    output: Discount;
  };
  /** List what a customer has been granted. */
  'benefits.grants': {
    kind: 'query';
    list: true;
    input: {
      granted?: boolean;
      limit?: number;
      cursor?: string;
    };
    output: BenefitGrant[];
  };
  /** List the files a customer’s benefits give, each with a link that ends. */
  'benefits.downloads': {
    kind: 'query';
    list: true;
    input: {
      benefit_id?: string;
      limit?: number;
      cursor?: string;
    };
    output: Download[];
  };
  /** Read what a customer may use now, by key. */
  'entitlements.get': {
    kind: 'query';
    list: false;
    input: Record<string, never>;
    output: Entitlements;
  };
  /** List license keys: a customer’s, or for the team all. */
  'licenseKeys.list': {
    kind: 'query';
    list: true;
    input: {
      benefit_id?: string;
      status?: ('granted' | 'disabled' | 'revoked')[];
      limit?: number;
      cursor?: string;
    };
    output: LicenseKey[];
  };
  /** Read one license key and where it is in use. */
  'licenseKeys.get': {
    kind: 'query';
    list: false;
    input: {
      license_key_id: string;
    };
    output: LicenseKey;
  };
  /** Disable, revoke or give back a key, or change its limits, usage or end. */
  'licenseKeys.update': {
    kind: 'mutation';
    list: false;
    input: {
      license_key_id: string;
      status?: 'granted' | 'disabled' | 'revoked';
      usage?: number;
      limit_activations?: number | null;
      limit_usage?: number | null;
      expires_at?: string | null;
    };
    output: LicenseKey;
  };
  /** Give a license another key; the old one stops working at once, its devices stay. */
  'licenseKeys.rotate': {
    kind: 'mutation';
    list: false;
    input: {
      license_key_id: string;
    };
    output: LicenseKey;
  };
  /** Sign a device out of a license. */
  'licenseKeys.deactivate': {
    kind: 'mutation';
    list: false;
    input: {
      license_key_id: string;
      activation_id: string;
    };
    output: LicenseKey;
  };
  /** Check for a program whether a key is good; Polar counts each check, so it is never done by showing a key. */
  'licenseKeys.validate': {
    kind: 'mutation';
    list: false;
    input: {
      license_key_id: string;
      activation_id?: string;
      benefit_id?: string;
      increment_usage?: number;
      conditions?: Metadata;
    };
    output: Validation;
  };
  /** Sign a device in to a license. */
  'licenseKeys.activate': {
    kind: 'mutation';
    list: false;
    input: {
      license_key_id: string;
      label: string;
      conditions?: Metadata;
      meta?: Metadata;
    };
    output: Activation;
  };
  /** List the links anybody can buy by. */
  'checkoutLinks.list': {
    kind: 'query';
    list: true;
    input: {
      product_id?: string;
      sort?: 'created_at' | '-created_at' | 'label' | '-label' | 'success_url' | '-success_url' | 'allow_discount_codes' | '-allow_discount_codes';
      limit?: number;
      cursor?: string;
    };
    output: CheckoutLink[];
  };
  /** Read one checkout link. */
  'checkoutLinks.get': {
    kind: 'query';
    list: false;
    input: {
      checkout_link_id: string;
    };
    output: CheckoutLink;
  };
  /** Make a link that anybody can buy by. */
  'checkoutLinks.create': {
    kind: 'mutation';
    list: false;
    input: {
      products: string[];
      label?: string | null;
      allow_discount_codes?: boolean;
      require_billing_address?: boolean;
      discount_id?: string | null;
      seats?: number | null;
      trial_interval?: 'day' | 'week' | 'month' | 'year' | null;
      trial_interval_count?: number | null;
      success_url?: string | null;
      return_url?: string | null;
      metadata?: Record<string, string | number | boolean>;
    };
    output: CheckoutLink;
  };
  /** Change what a checkout link sells and how. */
  'checkoutLinks.update': {
    kind: 'mutation';
    list: false;
    input: {
      checkout_link_id: string;
      products?: string[];
      label?: string | null;
      allow_discount_codes?: boolean;
      require_billing_address?: boolean;
      discount_id?: string | null;
      seats?: number | null;
      trial_interval?: 'day' | 'week' | 'month' | 'year' | null;
      trial_interval_count?: number | null;
      success_url?: string | null;
      return_url?: string | null;
      metadata?: Record<string, string | number | boolean>;
    };
    output: CheckoutLink;
  };
  /** Take a checkout link away; it stops working at once, checkouts it has opened go on. */
  'checkoutLinks.delete': {
    kind: 'mutation';
    list: false;
    input: {
      checkout_link_id: string;
    };
    output: {
      id: string;
      deleted: true;
    };
  };
  /** Open a checkout for one customer; its link is for them alone and lasts a day. */
  'checkouts.create': {
    kind: 'mutation';
    list: false;
    input: {
      products: string[];
      allow_discount_codes?: boolean;
      require_billing_address?: boolean;
      discount_id?: string | null;
      seats?: number | null;
      trial_interval?: 'day' | 'week' | 'month' | 'year' | null;
      trial_interval_count?: number | null;
      success_url?: string | null;
      return_url?: string | null;
      metadata?: Record<string, string | number | boolean>;
      units?: number;
      amount?: number;
      currency?: string;
      allow_trial?: boolean;
      custom_field_data?: Record<string, string | number | boolean | null>;
      locale?: string;
      subscription_id?: string;
    };
    output: Checkout;
  };
  /** List the questions that products ask at checkout. */
  'customFields.list': {
    kind: 'query';
    list: true;
    input: {
      query?: string;
      type?: ('text' | 'number' | 'date' | 'checkbox' | 'select')[];
      sort?: 'slug' | '-slug' | 'name' | '-name' | 'type' | '-type' | 'created_at' | '-created_at';
      limit?: number;
      cursor?: string;
    };
    output: CustomField[];
  };
  /** List the people of a team; for its owner and billing managers, and for the host’s team. */
  'members.list': {
    kind: 'query';
    list: true;
    input: {
      limit?: number;
      cursor?: string;
    };
    output: Member[];
  };
  /** List what a customer has used and has left, by meter. */
  'meters.list': {
    kind: 'query';
    list: true;
    input: {
      meter_id?: string;
      sort?: 'created_at' | '-created_at' | 'modified_at' | '-modified_at' | 'meter_name' | '-meter_name' | 'consumed_units' | '-consumed_units' | 'credited_units' | '-credited_units' | 'balance' | '-balance';
      limit?: number;
      cursor?: string;
    };
    output: CustomerMeter[];
  };
  /** List a customer’s saved cards, as far as a receipt shows them. */
  'paymentMethods.list': {
    kind: 'query';
    list: true;
    input: {
      limit?: number;
      cursor?: string;
    };
    output: PaymentMethod[];
  };
  /** List the tries to pay a customer’s orders, or one of them, newest first, with the bank’s words where it said no. */
  'payments.list': {
    kind: 'query';
    list: true;
    input: {
      order_id?: string;
      limit?: number;
      cursor?: string;
    };
    output: Payment[];
  };
  /** Show who has the seats of a subscription or order and how many are free; a plain member sees its own. */
  'seats.list': {
    kind: 'query';
    list: false;
    input: {
      subscription_id?: string;
      order_id?: string;
    };
    output: {
      seats: Seat[];
      available_seats: number;
      total_seats: number;
    };
  };
  /** Give a free seat to somebody, by invitation. */
  'seats.assign': {
    kind: 'mutation';
    list: false;
    input: {
      subscription_id?: string;
      order_id?: string;
      email?: string;
      member_id?: string;
      immediate_claim?: boolean;
    };
    output: Seat;
  };
  /** Take a seat back; what it granted ends for that person. */
  'seats.revoke': {
    kind: 'mutation';
    list: false;
    input: {
      subscription_id?: string;
      order_id?: string;
      seat_id: string;
    };
    output: Seat;
  };
  /** Send the invitation to a seat once more. */
  'seats.resend': {
    kind: 'mutation';
    list: false;
    input: {
      subscription_id?: string;
      order_id?: string;
      seat_id: string;
    };
    output: Seat;
  };
  /** Open Polar’s hosted portal signed in as the customer; the link is a secret and lasts an hour. */
  'portal.session': {
    kind: 'mutation';
    list: false;
    input: {
      member_id?: string;
      return_url?: string;
    };
    output: {
      url: string;
      expires_at: string;
    };
  };
  /** List who did what, for which ticket; a customer sees its own lines in plain form. */
  'audit.list': {
    kind: 'query';
    list: true;
    input: {
      ticket?: {
        system: string;
        id: string;
      };
      order_id?: string;
      actor_id?: string;
      operation?: string;
      since?: string;
      until?: string;
      limit?: number;
      cursor?: string;
    };
    output: AuditRow[];
  };
  /** Say whether Polar’s webhooks arrive, and how far what they missed has been caught up with. */
  'webhooks.status': {
    kind: 'query';
    list: false;
    input: Record<string, never>;
    output: {
      endpoint: 'enabled' | 'disabled' | 'missing' | 'unset' | 'unknown';
      received_at: string | null;
      caught_up_at: string | null;
      waiting: number;
      unknown: number;
      unread: string[];
      may_change: boolean;
    };
  };
  /** Turn our webhook endpoint at Polar on again and read everything anew. */
  'webhooks.repair': {
    kind: 'mutation';
    list: false;
    input: Record<string, never>;
    output: {
      endpoint: 'enabled' | 'disabled' | 'missing' | 'unset' | 'unknown';
      received_at: string | null;
      caught_up_at: string | null;
      waiting: number;
      unknown: number;
      unread: string[];
      may_change: boolean;
    };
  };
  /** Say whether the caller’s connection to Polar stands, and to which organization. */
  'connections.get': {
    kind: 'query';
    list: false;
    input: Record<string, never>;
    output: {
      connection: string;
      state: 'connected' | 'needs_reconnect' | 'not_connected';
      kind: 'oauth' | 'token' | 'host' | null;
      organization: {
        id: string;
        slug: string;
        name: string;
      } | null;
      reason: 'refused' | 'lost' | 'organization' | null;
      connected_at: string | null;
      ways: ('oauth' | 'token')[];
      may_change: boolean;
    };
  };
  /** Connect an organization by an access token, which is tried at Polar first. */
  'connections.setToken': {
    kind: 'mutation';
    list: false;
    input: {
      token: string;
    };
    output: {
      connection: string;
      state: 'connected' | 'needs_reconnect' | 'not_connected';
      kind: 'oauth' | 'token' | 'host' | null;
      organization: {
        id: string;
        slug: string;
        name: string;
      } | null;
      reason: 'refused' | 'lost' | 'organization' | null;
      connected_at: string | null;
      ways: ('oauth' | 'token')[];
      may_change: boolean;
    };
  };
  /** End a connection: access by OAuth is ended at Polar, a token is forgotten. */
  'connections.disconnect': {
    kind: 'mutation';
    list: false;
    input: Record<string, never>;
    output: {
      connection: string;
      state: 'connected' | 'needs_reconnect' | 'not_connected';
      kind: 'oauth' | 'token' | 'host' | null;
      organization: {
        id: string;
        slug: string;
        name: string;
      } | null;
      reason: 'refused' | 'lost' | 'organization' | null;
      connected_at: string | null;
      ways: ('oauth' | 'token')[];
      may_change: boolean;
      delete_at_polar: boolean;
    };
  };
  /** List the tokens that models come by, the newest hundred, without the tokens themselves. */
  'mcpTokens.list': {
    kind: 'query';
    list: false;
    input: Record<string, never>;
    output: McpToken[];
  };
  /** Make a token that a model comes by; it is shown once and can never do more than its maker. */
  'mcpTokens.create': {
    kind: 'mutation';
    list: false;
    input: {
      name: string;
      permissions: ('customers:read' | 'customers:write' | 'subscriptions:read' | 'subscriptions:write' | 'orders:read' | 'orders:write' | 'refunds:read' | 'refunds:write' | 'license_keys:read' | 'license_keys:write' | 'checkout_links:read' | 'checkout_links:write' | 'products:read' | 'products:write' | 'discounts:read' | 'discounts:write' | 'benefits:read' | 'benefits:write' | 'usage:read' | 'usage:write' | 'metrics:read' | 'metrics:write' | 'audit:read' | 'audit:write' | 'rules:read' | 'rules:write' | 'connections:read' | 'connections:write' | 'mcp:read' | 'mcp:write' | 'polar:read' | 'polar:write')[];
      methods?: string[];
      tags?: string[];
      exposure?: 'all' | 'discovery';
      writes?: 'confirm' | 'direct';
      app_money?: boolean;
      second_authentication?: boolean;
      form?: 'bearer' | 'url';
      expires_in_days?: number;
      customer_id?: string;
      limits?: Record<string, number>;
    };
    output: {
      id: string;
      name: string;
      state: 'active' | 'revoked' | 'over';
      form: 'bearer' | 'url';
      permissions: string[];
      methods: string[];
      tags?: string[];
      exposure: 'all' | 'discovery';
      writes: 'confirm' | 'direct';
      app_money: boolean;
      second_authentication: boolean;
      customer_id?: string;
      limits?: Record<string, number>;
      made_by: {
        kind: string;
        id: string;
        name?: string;
      };
      created_at: string;
      expires_at: string;
      revoked_at: string | null;
      token: string;
      url: string;
    };
  };
  /** End a token that a model comes by, at once and for good. */
  'mcpTokens.revoke': {
    kind: 'mutation';
    list: false;
    input: {
      token_id: string;
    };
    output: McpToken;
  };
  /** Say what a customer uses of each meter: what is included, over, what it costs, and how new the figures are. */
  'usage.summary': {
    kind: 'query';
    list: false;
    input: {
      meter_id?: string;
      history?: 'hour' | 'day' | 'week' | 'month';
    };
    output: UsageSummary;
  };
  /** Take usage events and bring them to Polar. Needs an Idempotency-Key unless each has an external id. */
  'usage.track': {
    kind: 'mutation';
    list: false;
    input: {
      events: UsageEvent[];
    };
    output: {
      inserted: number;
      duplicates: number;
    };
  };
  /** List the rules of the host’s code: how each stands, what it did last and what waits for a person. */
  'rules.list': {
    kind: 'query';
    list: true;
    input: {
      limit?: number;
      cursor?: string;
    };
    output: Rule[];
  };
  /** Say what a rule would do now, without doing it. */
  'rules.dryRun': {
    kind: 'query';
    list: false;
    input: {
      rule: RuleName;
      event?: {
        id: string;
        subscription_id?: string;
        data?: Record<string, unknown>;
      };
    };
    output: DryRun;
  };
  /** Stop a rule: it does nothing until it is resumed, and what waits goes on waiting. */
  'rules.stop': {
    kind: 'mutation';
    list: false;
    input: {
      rule: RuleName;
    };
    output: Rule;
  };
  /** Let a stopped rule act again. */
  'rules.resume': {
    kind: 'mutation';
    list: false;
    input: {
      rule: RuleName;
    };
    output: Rule;
  };
  /** Say that a person has looked after a firing that needed review; nothing is sent. */
  'rules.settle': {
    kind: 'mutation';
    list: false;
    input: {
      rule: RuleName;
      firing_id: string;
    };
    output: Rule;
  };
}
