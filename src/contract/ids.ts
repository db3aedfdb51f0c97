import * as z from 'zod/mini';
import { once } from './define.ts';

/** Polar's ids are UUIDs; anything else in a path would be refused upstream, so it is refused here. */
export const id = once(() => z.guid());

/** An instant in UTC, RFC 3339, as Polar prints it (microseconds). Not parsed further: unknown precision passes. */
export const instant = once(() => z.string());

/** An instant a person chose: must be a full RFC 3339 date-time with an offset. */
export const chosenInstant = once(() => z.iso.datetime({ offset: true }));
