import { text } from '../validation/scalars.ts';
import { fail, INVALID, type Schema } from '../validation/schema.ts';

/** The name of a time zone, as in `America/New_York`. */
export const timeZone: Schema<string> = {
  label: 'str',
  read(input, loc, reading) {
    const name = text().read(input, loc, reading);
    if (name === INVALID) return INVALID;
    try {
      return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone;
    } catch {
      return fail(reading, { type: 'TimeZoneName', loc, msg: 'Invalid timezone name.', input });
    }
  },
};
