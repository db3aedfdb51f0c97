import * as z from 'zod/mini';
import { once } from './define.ts';

/** An amount in the currency's minor units (cents; whole yen). Integer, may be negative where Polar credits. */
export const minor = once(() => z.int());

/** A positive amount in minor units. */
export const positiveMinor = once(() => z.int().check(z.positive(), z.maximum(999_999_999_999)));

/** Lower-case ISO 4217 code, as Polar writes it. */
export const currency = once(() => z.string());
