import * as z from 'zod/mini';
import { once } from '../define.ts';
import { id, instant } from '../ids.ts';
import { currency, minor } from '../money.ts';
import { meterFunction, meterUnit } from './customer-meter.ts';

/** What a plan charges for use above what is included. */
const usageCost = once(() =>
  z.object({
    subscription_id: id(),
    currency: currency(),
    /** Price of one unit in minor units, as a decimal text. */
    unit_amount: z.nullable(z.string()),
    /** The most that a period costs, minor units; null where it has no end. */
    cap_amount: z.nullable(minor()),
    /** What Polar has reckoned, at its own quarter of an hour. */
    amount: minor(),
    /** What it comes to by the units of now. Reckoned here. */
    expected_amount: minor(),
    /** What it comes to by the forecast. Reckoned here. */
    forecast_amount: z.nullable(minor()),
    /** More use costs nothing more in this period. */
    capped: z.boolean(),
  }),
);

/** What a customer uses of one meter in the running period. Units may be fractions, and balance below zero. */
const meterUsage = once(() =>
  z.object({
    meter: z.object({
      id: id(),
      name: z.string(),
      unit: z.nullable(meterUnit()),
      /** What its units are called, where the seller says so. */
      label: z.nullable(z.string()),
      /** So many units are priced together on screen. */
      multiplier: z.nullable(z.int()),
      /** How events are counted; null where it is not known. Only a count and a sum fill up what is included. */
      aggregation: z.nullable(meterFunction()),
    }),
    consumed: z.number(),
    credited: z.number(),
    /** credited − consumed, as Polar says. */
    balance: z.number(),
    /** Units above what is credited. */
    overage: z.number(),
    /** Of the plan by which the meter starts anew; null where none is known. */
    period: z.nullable(z.object({ subscription_id: id(), start: instant(), end: z.nullable(instant()) })),
    /** One for each plan that charges by this meter. */
    costs: z.array(usageCost()),
    /** If use goes on as it has in this period. Null early in a period, and for what does not add up. */
    forecast: z.nullable(z.object({ consumed: z.number(), at: instant() })),
    /** Polar's three clocks. */
    as_of: z.object({
      /** When Polar last counted: seconds after use, hours when it is busy. */
      units: instant(),
      /** When Polar last reckoned the cost: every quarter of an hour. */
      cost: z.nullable(instant()),
      /** What Polar had by then is on the last invoice; all that arrived later is on the next. */
      invoice: z.nullable(instant()),
    }),
  }),
);

/** Everything about a customer's use in one answer. */
export const usageSummary = once(() =>
  z.object({
    meters: z.array(meterUsage()),
    /** Units by interval, of the one meter that was asked for; an interval is a calendar one, UTC. */
    history: z.optional(z.array(z.object({ at: instant(), units: z.number() }))),
  }),
);
