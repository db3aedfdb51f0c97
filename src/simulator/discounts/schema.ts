import { enumOf, literal } from '../validation/choices.ts';
import { list } from '../validation/list.ts';
import { object } from '../validation/object.ts';
import { instant, metadata, uuid, words } from '../validation/polar-types.ts';
import { after } from '../validation/refine.ts';
import { int, text } from '../validation/scalars.ts';
import { INVALID, type Infer, nullable, optional, type Schema, withDefault } from '../validation/schema.ts';
import { tagged } from '../validation/unions.ts';

const MAX_INT = 2147483647;
const MAX_AMOUNT = 999999999999;

const code = after('validate_code', text(), (value) => {
  if (!/^[a-z0-9]*$/i.test(value)) return 'Code must contain only alphanumeric characters.';
  return value.length >= 3 && value.length <= 256 ? null : 'Code must be between 3 and 256 characters long.';
});
const duration = enumOf('DiscountDuration', ['once', 'forever', 'repeating']);
const amount = int({ ge: 0, le: MAX_AMOUNT });
const basisPoints = int({ ge: 1, le: 10000 });
const currency = text({ min: 3, max: 3 });

const amounts: Schema<Record<string, number>> = {
  label: 'dict[str,int]',
  read(input, loc, reading) {
    const dictionary = object('amounts', {}).read(input, loc, reading);
    if (dictionary === INVALID) return INVALID;
    const result: Record<string, number> = {};
    for (const [key, given] of Object.entries(input as Readonly<Record<string, unknown>>)) {
      const value = amount.read(given, [...loc, key], reading);
      if (value !== INVALID) result[key] = value;
    }
    return result;
  },
};

const shared = {
  metadata: withDefault(metadata(), {}),
  name: text({ min: 1 }),
  code: withDefault(words(code), null),
  starts_at: withDefault(nullable(instant()), null),
  ends_at: withDefault(nullable(instant()), null),
  max_redemptions: withDefault(nullable(int({ ge: 1, le: MAX_INT })), null),
  max_redemptions_per_customer: withDefault(nullable(int({ ge: 1, le: MAX_INT })), null),
  products: withDefault(nullable(list(uuid())), null),
  organization_id: optional(nullable(uuid())),
  duration,
  duration_in_months: withDefault(nullable(int({ ge: 1, le: 999 })), null),
};

const percentage = object('DiscountPercentageCreate', {
  ...shared,
  type: withDefault(literal(['percentage']), 'percentage'),
  basis_points: basisPoints,
});
const fixed = object('DiscountFixedCreate', {
  ...shared,
  type: withDefault(literal(['fixed']), 'fixed'),
  amount: withDefault(nullable(amount), null),
  currency: withDefault(nullable(currency), 'usd'),
  amounts: withDefault(nullable(amounts), null),
});

interface Timed {
  readonly starts_at: number | null;
  readonly ends_at: number | null;
  readonly duration: string;
  readonly duration_in_months: number | null;
}

function timing(value: Timed): string | null {
  if (value.starts_at !== null && value.ends_at !== null && value.starts_at >= value.ends_at)
    return 'starts_at must be before ends_at';
  if (value.duration === 'repeating' && value.duration_in_months === null)
    return 'duration_in_months is required for a repeating discount.';
  return null;
}

export const discountCreate = tagged('type', {
  fixed: after('validate_amounts', fixed, (value) =>
    value.amount === null && value.amounts === null ? 'Must specify either `amount` or `amounts`.' : timing(value),
  ),
  percentage: after('validate_dates', percentage, timing),
});
export type NewDiscount = Infer<typeof discountCreate>;

const changes = object('DiscountUpdate', {
  metadata: optional(metadata()),
  name: optional(nullable(text({ min: 1 }))),
  code: optional(words(code)),
  starts_at: optional(nullable(instant())),
  ends_at: optional(nullable(instant())),
  max_redemptions: optional(nullable(int({ ge: 1, le: MAX_INT }))),
  max_redemptions_per_customer: optional(nullable(int({ ge: 1, le: MAX_INT }))),
  duration: optional(nullable(duration)),
  duration_in_months: optional(nullable(int({ ge: 1, le: 999 }))),
  type: optional(nullable(enumOf('DiscountType', ['fixed', 'percentage']))),
  amount: optional(nullable(amount)),
  currency: optional(nullable(currency)),
  amounts: optional(nullable(amounts)),
  basis_points: optional(nullable(basisPoints)),
  products: optional(nullable(list(uuid()))),
});

export const discountUpdate = after('validate_dates', changes, ({ starts_at, ends_at }) =>
  starts_at != null && ends_at != null && starts_at >= ends_at ? 'starts_at must be before ends_at' : null,
);
export type DiscountChange = Infer<typeof discountUpdate>;
