import type { Caller, CustomerRef } from '../engine/caller.ts';
import type { Inquiry } from '../engine/inquiry.ts';
import { isProblem } from '../engine/problem.ts';
import { readJson } from '../engine/read-body.ts';

const MOST_BYTES = 64 * 1024;

/** What is wrong with a request, in OFREP's words; answered with 400. */
export interface Complaint {
  readonly errorCode: 'PARSE_ERROR' | 'INVALID_CONTEXT' | 'TARGETING_KEY_MISSING';
  readonly errorDetails: string;
}

export type Asked =
  | { readonly ok: true; readonly customer: CustomerRef | undefined }
  | { readonly ok: false; readonly complaint: Complaint };

const no = (errorCode: Complaint['errorCode'], errorDetails: string): Asked => ({
  ok: false,
  complaint: { errorCode, errorDetails },
});

/** Whom a request is about: the customer by the host's own id. Who is a customer need not say so. */
export async function askedFor(inquiry: Inquiry, who: Caller): Promise<Asked> {
  let body: unknown;
  try {
    body = await readJson(inquiry, MOST_BYTES);
  } catch (error) {
    if (!isProblem(error) || error.code !== 'bad_json') throw error;
    return no(
      'PARSE_ERROR',
      'The body is not the JSON object this endpoint reads. Send {"context": {"targetingKey": …}}.',
    );
  }
  const { context } = fieldsOf(body);
  if (context !== undefined && (typeof context !== 'object' || context === null || Array.isArray(context))) {
    return no('INVALID_CONTEXT', 'The context must be an object.');
  }
  const { targetingKey: key } = fieldsOf(context);
  if (key === undefined || key === null || key === '') {
    if (who.kind === 'customer' || who.customer) return { ok: true, customer: undefined };
    return no('TARGETING_KEY_MISSING', 'Say whom it is about: targetingKey is your own id of the customer.');
  }
  if (typeof key !== 'string' || key.length > 320) {
    return no('INVALID_CONTEXT', 'targetingKey must be a text of at most 320 characters.');
  }
  return { ok: true, customer: { externalId: key } };
}

function fieldsOf(value: unknown): { readonly context?: unknown; readonly targetingKey?: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
