import type { Passage } from '../polar/port.ts';

/** Credentials of Polar by their shape: tokens, secrets of clients and of webhooks. What buyers are sent is none. */
const CREDENTIAL = /\b(polar_(?:oat|at_[uo]|rt_[uo]|pat|cst|mst|cs|crt|ac|us|whs)_|whsec_)[\w.~+/=-]+/g;
/** A field whose whole text is one, whatever it looks like. */
const FIELD =
  /("(?:secret|client_secret|token|access_token|refresh_token|registration_access_token)"\s*:\s*)"((?:[^"\\]|\\.)*)"/g;

/** Takes credentials out of a JSON text: their beginning stays, so that one sees what it was. */
function masked(text: string): string {
  // Nearly every text holds none, and looking for two words takes a fraction of the search.
  if (!text.includes('polar_') && !text.includes('whsec_')) return text;
  return text.replace(CREDENTIAL, '$1masked');
}

/** The same for an answer that is a credential: also what has no shape, by the name of its field. */
function maskedFields(text: string): string {
  return masked(text).replace(FIELD, (_all, name: string, value: string) =>
    /(^|_)masked$/.test(value) || value === '' ? `${name}"${value}"` : `${name}"masked"`,
  );
}

/** An answer without the credentials in it. What flows through are tables, which hold none. */
export function maskedPassage(passage: Passage, isCredential: boolean): Passage {
  if (typeof passage.body !== 'string') return passage;
  return { ...passage, body: isCredential ? maskedFields(passage.body) : masked(passage.body) };
}
