// Types that many of Polar's bodies share.

import { bool, float, int, text } from './scalars.ts';
import { fail, INVALID, type Schema } from './schema.ts';
import { union } from './unions.ts';
import { explainUuid } from './uuid.ts';

export type MetadataValue = string | number | boolean;
export type Metadata = Readonly<Record<string, MetadataValue>>;

export function uuid(): Schema<string> {
  return {
    label: 'uuid',
    read(input, loc, reading) {
      if (typeof input !== 'string')
        return fail(reading, {
          type: 'uuid_type',
          loc,
          msg: 'UUID input should be a string, bytes or UUID object',
          input,
        });
      const error = explainUuid(input);
      const id = error === null ? canonicalUuid(input) : '';
      if (error === null && id[14] !== '4')
        return fail(reading, {
          type: 'uuid_version',
          loc,
          msg: 'UUID version 4 expected',
          input,
          ctx: { expected_version: 4 },
        });
      if (error === null) return id;
      return fail(reading, {
        type: 'uuid_parsing',
        loc,
        msg: `Input should be a valid UUID, ${error}`,
        input,
        ctx: { error },
      });
    },
  };
}

function canonicalUuid(input: string): string {
  const hex = input
    .replace(/^urn:uuid:/, '')
    .replace(/[{}-]/g, '')
    .toLowerCase();
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const valueUnion = union(text({ min: 1, max: 500 }), int(), float(), bool());
const metadataKey = text({ min: 1, max: 40 });

/** At most 50 keys of 1–40 characters; strings of 1–500 characters, numbers, booleans. */
export function metadata(): Schema<Metadata> {
  return {
    label: 'dict[constrained-str,union[constrained-str,int,float,bool]]',
    read(input, loc, reading) {
      if (typeof input !== 'object' || input === null || Array.isArray(input))
        return fail(reading, { type: 'dict_type', loc, msg: 'Input should be a valid dictionary', input });
      const before = reading.issues.length;
      const result: Record<string, MetadataValue> = {};
      for (const [key, given] of Object.entries(input)) {
        metadataKey.read(key, [...loc, key, '[key]'], reading);
        const value = valueUnion.read(given, [...loc, key], reading);
        if (value !== INVALID) result[key] = value;
      }
      if (reading.issues.length > before) return INVALID;
      const count = Object.keys(result).length;
      if (count > 50)
        return fail(reading, {
          type: 'too_long',
          loc,
          msg: `Dictionary should have at most 50 items after validation, not ${count}`,
          input,
          ctx: { field_type: 'Dictionary', max_length: 50, actual_length: count },
        });
      return result;
    },
  };
}

/** An address that could exist; Polar also asks DNS, which the simulator answers for names with `no-such-domain`. */
export function email(): Schema<string> {
  return {
    label: 'function-after[validate_email_dns(), email]',
    read(input, loc, reading) {
      if (typeof input !== 'string')
        return fail(reading, { type: 'string_type', loc, msg: 'Input should be a valid string', input });
      const reason = explainEmail(input);
      if (reason)
        return fail(reading, {
          type: 'value_error',
          loc,
          msg: `value is not a valid email address: ${reason}`,
          input,
          ctx: { reason },
        });
      const domain = input.slice(input.indexOf('@') + 1);
      if (/no-such-domain/i.test(domain)) {
        const unknown = `The domain name ${domain} does not exist.`;
        return fail(reading, {
          type: 'value_error',
          loc,
          msg: `${input} is not a valid email address: ${unknown}`,
          input,
          ctx: { email: input, reason: unknown },
        });
      }
      return input.trim();
    },
  };
}

function explainEmail(input: string): string | null {
  const [local, domain, ...rest] = input.trim().split('@');
  if (domain === undefined) return 'An email address must have an @-sign.';
  if (rest.length > 0) return 'The email address is not valid: it has two @-signs.';
  if (!local) return 'There must be something before the @-sign.';
  if (!domain) return 'There must be something after the @-sign.';
  if (!domain.includes('.')) return 'The part after the @-sign is not valid. It should have a period.';
  if (/[\s,;<>()[\]\\"]/.test(input.trim())) return 'The email address contains invalid characters.';
  if (/^\.|\.$|\.\./.test(domain) || /^\.|\.$|\.\./.test(local)) return 'An email address cannot have a period there.';
  return null;
}

interface InstantRules {
  readonly future?: boolean;
}

/** An instant; naive ones are refused. The result is in milliseconds since the epoch. */
export function instant(rules: InstantRules = {}): Schema<number> {
  return {
    label: 'datetime',
    read(input, loc, reading) {
      if (typeof input !== 'string')
        return fail(reading, { type: 'datetime_type', loc, msg: 'Input should be a valid datetime', input });
      if (!/^\d{4}-\d{2}-\d{2}/.test(input) || Number.isNaN(Date.parse(input))) {
        const error = input.length < 10 ? 'input is too short' : 'invalid character in year';
        return fail(reading, {
          type: 'datetime_from_date_parsing',
          loc,
          msg: `Input should be a valid datetime or date, ${error}`,
          input,
          ctx: { error },
        });
      }
      const aware = /(Z|[+-]\d{2}:?\d{2})$/i.test(input);
      const value = Date.parse(aware ? input : input.includes('T') ? `${input}Z` : input);
      if (rules.future && value <= reading.now)
        return fail(reading, { type: 'datetime_future', loc, msg: 'Input should be in the future', input });
      return value;
    },
  };
}

/** An instant that must name its offset. */
export function awareInstant(): Schema<number> {
  const inner = instant();
  return {
    label: 'datetime',
    read(input, loc, reading) {
      const value = inner.read(input, loc, reading);
      if (value === INVALID) return INVALID;
      if (!/(Z|[+-]\d{2}:?\d{2})$/i.test(String(input)))
        return fail(reading, { type: 'timezone_aware', loc, msg: 'Input should have timezone info', input });
      return value;
    },
  };
}

/** Words that may be left out: trimmed, and null when nothing is left. */
export function words(check?: Schema<string>): Schema<string | null> {
  const plain = text();
  return {
    label: 'nullable[str]',
    read(input, loc, reading) {
      if (input === null) return null;
      const given = plain.read(input, loc, reading);
      if (given === INVALID) return INVALID;
      const trimmed = given.trim();
      if (trimmed === '') return null;
      return check ? check.read(trimmed, loc, reading) : trimmed;
    },
  };
}

/** Any JSON value, unread. */
export function anything(): Schema<unknown> {
  return { label: 'any', read: (input) => input };
}

/** An absolute URL as the caller wrote it. */
export function url(): Schema<string> {
  return {
    label: 'url',
    read(input, loc, reading) {
      if (typeof input !== 'string')
        return fail(reading, { type: 'url_type', loc, msg: 'URL input should be a string or URL', input });
      if (URL.canParse(input)) return input;
      const error = 'relative URL without a base';
      return fail(reading, {
        type: 'url_parsing',
        loc,
        msg: `Input should be a valid URL, ${error}`,
        input,
        ctx: { error },
      });
    },
  };
}
