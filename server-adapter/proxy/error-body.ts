import { redact } from '../engine/redact.ts';
import type { Passage } from '../polar/port.ts';

const SECRET_NAME = /token|secret|passw(or)?d|authorization|api_?key|license_?key|cookie/i;

/** Polar's own words about a refusal, without credentials and personal data; what is no JSON is left out. */
export function redactedPassage({ status, headers, body }: Passage): Passage {
  const value = typeof body === 'string' ? parsed(body) : undefined;
  if (value === undefined) return { status, headers: without(headers), body: null };
  return { status, headers, body: JSON.stringify(redacted(value)) };
}

/** A value without credentials and personal data, at every depth. */
export function redacted(value: unknown): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map(redacted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const isSecret = SECRET_NAME.test(name) && typeof member === 'string';
      return [name, isSecret ? '[redacted]' : redacted(member)];
    }),
  );
}

/** Undefined where the text is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function without({ 'content-type': _type, ...headers }: Passage['headers']): Passage['headers'] {
  return headers;
}
