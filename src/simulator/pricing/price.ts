/** The parts of a Polar price that decide an amount. Every product price of the API fits. */
export interface Price {
  id: string;
  amount_type: string;
  price_currency?: string | undefined;
  is_archived?: boolean | undefined;
  price_amount?: number | null | undefined;
  seat_tiers?: SeatTiers | null | undefined;
  tiers?: UnitTiers | null | undefined;
  unit_label?: UnitLabel | null | undefined;
}

export interface SeatTiers {
  seat_tier_type?: string | undefined;
  tiers: { min_seats: number; max_seats?: number | null | undefined; price_per_seat: number }[];
  minimum_seats?: number | null | undefined;
  maximum_seats?: number | null | undefined;
}

export interface UnitTiers {
  type: string;
  tiers: { bound: number | null; unit_amount: string }[];
}

export type UnitLabel = Record<string, { one?: string; other?: string } | undefined>;

/** How much of a price is bought; a fixed price ignores both. */
export interface Quantity {
  seats?: number | null | undefined;
  units?: number | null | undefined;
}

/** One step of a tier table: units up to `upTo` (null = no end) at `each` minor units. */
interface Step {
  upTo: number | null;
  each: number;
}

/**
 * What a static price costs a period, in minor units before discount and tax. Metered and custom prices have no static
 * amount and give null.
 *
 * @example priceAmount({ id, amount_type: 'fixed', price_amount: 3000 }, {}) // 3000
 */
export function priceAmount(price: Price, quantity: Quantity): number | null {
  switch (price.amount_type) {
    case 'fixed':
      return price.price_amount ?? 0;
    case 'free':
      return 0;
    case 'seat_based':
      return seatAmount(price, quantity.seats ?? 1);
    case 'unit_based':
      return unitAmount(price, quantity.units ?? 1);
    default:
      return null;
  }
}

/** True for prices that never make a proration line: free, custom, metered. */
export function isStaticCharge(price: Price): boolean {
  if (price.amount_type === 'fixed') return (price.price_amount ?? 0) > 0;
  return price.amount_type === 'seat_based' || price.amount_type === 'unit_based';
}

/** The price of one seat at this seat count (volume: the tier reached; graduated: the tier of the last seat). */
export function pricePerSeat(price: Price, seats: number): number | null {
  const steps = seatSteps(price);
  return steps.length === 0 ? null : stepOf(steps, seats).each;
}

function seatAmount(price: Price, seats: number): number {
  const graduated = price.seat_tiers?.seat_tier_type === 'graduated';
  return tierAmount(seatSteps(price), seats, graduated);
}

function unitAmount(price: Price, units: number): number {
  const steps = (price.tiers?.tiers ?? []).map((tier) => ({ upTo: tier.bound, each: Number(tier.unit_amount) }));
  return Math.round(tierAmount(steps, units, price.tiers?.type === 'graduated'));
}

function seatSteps(price: Price): Step[] {
  return (price.seat_tiers?.tiers ?? []).map((tier) => ({ upTo: tier.max_seats ?? null, each: tier.price_per_seat }));
}

function tierAmount(steps: Step[], quantity: number, graduated: boolean): number {
  if (steps.length === 0) return 0;
  if (!graduated) return stepOf(steps, quantity).each * quantity;
  let done = 0;
  let amount = 0;
  for (const step of steps) {
    const until = step.upTo === null ? quantity : Math.min(step.upTo, quantity);
    amount += Math.max(0, until - done) * step.each;
    done = Math.max(done, until);
  }
  return amount;
}

function stepOf(steps: Step[], quantity: number): Step {
  return steps.find((step) => step.upTo === null || quantity <= step.upTo) ?? steps[steps.length - 1]!;
}
