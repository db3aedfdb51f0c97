// The bodies of product writes.

import { enumOf, literal, nothing } from '../validation/choices.ts';
import { list } from '../validation/list.ts';
import { object } from '../validation/object.ts';
import { metadata, uuid, words } from '../validation/polar-types.ts';
import { after } from '../validation/refine.ts';
import { bool, decimal, int, text } from '../validation/scalars.ts';
import { fail, type Infer, nullable, optional, type Schema, withDefault } from '../validation/schema.ts';
import { chosen, tagged, union } from '../validation/unions.ts';
import { seatTiers, unitTiers, wrongUnitBounds } from './tiers-schema.ts';

const INTERVALS = ['day', 'week', 'month', 'year'] as const;
const interval = enumOf('SubscriptionRecurringInterval', INTERVALS);
const intervalCount = int({ ge: 1, le: 999 });
const trialInterval = enumOf('TrialInterval', INTERVALS);
const visibility = enumOf('ProductVisibility', ['draft', 'private', 'public']);
const amount = int({ ge: 0 });

const priced = {
  price_currency: withDefault(text({ min: 3, max: 3 }), 'usd'),
  tax_behavior: withDefault(nullable(enumOf('TaxBehaviorOption', ['location', 'inclusive', 'exclusive'])), null),
};

const ZERO_DECIMAL = new Set([
  'bif',
  'clp',
  'djf',
  'gnf',
  'jpy',
  'kmf',
  'krw',
  'mga',
  'pyg',
  'rwf',
  'vnd',
  'vuv',
  'xaf',
  'xof',
  'xpf',
]);

// Below this a card costs more than it brings; zero is the free price.
function tooSmall(value: number, currency: string): boolean {
  return value > 0 && !ZERO_DECIMAL.has(currency) && value < 50;
}

const fixedFields = object('ProductPriceFixedCreate', {
  amount_type: literal(['fixed']),
  ...priced,
  price_amount: amount,
});
type FixedPrice = Infer<typeof fixedFields>;

/** The smallest amount depends on the currency, so the check sees the whole price and reports at the amount. */
const fixed: Schema<FixedPrice> = {
  label: fixedFields.label,
  read(input, loc, reading) {
    const value = fixedFields.read(input, loc, reading);
    if (typeof value === 'symbol' || !tooSmall(value.price_amount, value.price_currency)) return value;
    const at = after('_validate_minimum_amount', amount, () => ({
      type: 'minimum_price',
      msg: 'Amount must be at least $0.50 or 0 for free pricing',
    }));
    const refused = at.read(value.price_amount, [...loc, 'price_amount'], reading);
    return typeof refused === 'symbol' ? refused : value;
  },
};

export const priceCreate = tagged('amount_type', {
  fixed,
  custom: object('ProductPriceCustomCreate', {
    amount_type: literal(['custom']),
    ...priced,
    minimum_amount: withDefault(amount, 50),
    maximum_amount: withDefault(nullable(int({ ge: 1 })), null),
    preset_amount: withDefault(nullable(amount), null),
  }),
  free: object('ProductPriceFreeCreate', { amount_type: literal(['free']), ...priced }),
  seat_based: object('ProductPriceSeatBasedCreate', {
    amount_type: literal(['seat_based']),
    ...priced,
    seat_tiers: seatTiers,
  }),
  metered_unit: object('ProductPriceMeteredUnitCreate', {
    amount_type: literal(['metered_unit']),
    ...priced,
    meter_id: uuid(),
    unit_amount: decimal({ gt: 0, places: 12 }),
    cap_amount: withDefault(nullable(int({ ge: 0, le: 2147483647 })), null),
  }),
  unit_based: after(
    'validate_unit_bounds',
    object('ProductPriceUnitBasedCreate', {
      amount_type: literal(['unit_based']),
      ...priced,
      tiers: unitTiers,
      minimum_units: withDefault(nullable(int({ ge: 1 })), null),
      maximum_units: withDefault(nullable(int({ ge: 1 })), null),
      unit_label: withDefault(nullable(unitLabel()), null),
    }),
    wrongUnitBounds,
  ),
});

export type NewPrice = Infer<typeof priceCreate>;

function unitLabel(): Schema<Record<string, { one?: string; other?: string }>> {
  const forms = object('UnitLabel', { one: optional(text()), other: optional(text()) });
  return {
    label: 'dict[str,UnitLabel]',
    read(input, loc, reading) {
      if (typeof input !== 'object' || input === null)
        return fail(reading, { type: 'dict_type', loc, msg: 'Input should be a valid dictionary', input });
      const result: Record<string, { one?: string; other?: string }> = {};
      for (const [key, value] of Object.entries(input)) {
        const read = forms.read(value, [...loc, key], reading);
        if (typeof read !== 'symbol') result[key] = read;
      }
      return result;
    },
  };
}

const attachedField = object('AttachedCustomFieldCreate', { custom_field_id: uuid(), required: bool() });

const named = {
  metadata: withDefault(metadata(), {}),
  name: text({ min: 3, max: 64, strip: true }),
  description: withDefault(words(), null),
  visibility: withDefault(visibility, 'public'),
  prices: list(priceCreate, { min: 1 }),
  medias: withDefault(nullable(list(uuid())), null),
  attached_custom_fields: withDefault(list(attachedField), []),
  organization_id: optional(nullable(uuid())),
};

const recurring = object('ProductCreateRecurring', {
  ...named,
  recurring_interval: interval,
  recurring_interval_count: withDefault(intervalCount, 1),
  meter_interval: withDefault(nullable(interval), null),
  meter_interval_count: withDefault(nullable(intervalCount), null),
  trial_interval: withDefault(nullable(trialInterval), null),
  trial_interval_count: withDefault(nullable(int({ ge: 1, le: 1000 })), null),
});

const oneTime = object('ProductCreateOneTime', {
  ...named,
  recurring_interval: withDefault(nothing(), null),
  recurring_interval_count: withDefault(nothing(), null),
});

const hasInterval = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && 'recurring_interval' in input && input.recurring_interval != null;

export const productCreate = chosen((input) => (hasInterval(input) ? 'recurring' : 'one_time'), {
  recurring,
  one_time: oneTime,
});
export type NewProduct = Infer<typeof productCreate>;

const existingPrice = object('ExistingProductPrice', { id: uuid() });
export const productUpdate = object('ProductUpdate', {
  metadata: optional(metadata()),
  name: optional(nullable(text({ min: 3, max: 64, strip: true }))),
  description: optional(words()),
  visibility: optional(nullable(visibility)),
  recurring_interval: optional(nullable(interval)),
  recurring_interval_count: optional(nullable(intervalCount)),
  meter_interval: optional(nullable(interval)),
  meter_interval_count: optional(nullable(intervalCount)),
  trial_interval: optional(nullable(trialInterval)),
  trial_interval_count: optional(nullable(int({ ge: 1, le: 1000 }))),
  is_archived: optional(nullable(bool())),
  prices: optional(nullable(list(union(existingPrice, priceCreate)))),
  medias: optional(nullable(list(uuid()))),
  attached_custom_fields: optional(nullable(list(attachedField))),
});
export type ProductChange = Infer<typeof productUpdate>;

export const benefitsUpdate = object('ProductBenefitsUpdate', { benefits: list(uuid()) });
