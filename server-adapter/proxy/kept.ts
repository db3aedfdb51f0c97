import type { Answer } from '../engine/call.ts';
import type { Json } from '../store/json.ts';
import { parsed, redacted } from './error-body.ts';

/** What is kept of an answer for a repeated key: no license key, link or address of anybody lies in the store for it. */
export function keptOf({ result, accepted = false }: Answer): Json {
  return { accepted, result: redacted(inPlain(result)) as Json };
}

/** The answer to a repetition. */
export function answerOf(kept: Json): Answer {
  if (typeof kept !== 'object' || kept === null || !('result' in kept)) return { result: null };
  const { result, accepted } = kept as { readonly result: Json; readonly accepted?: Json };
  return { result: isPassage(result) ? inText(result) : result, accepted: accepted === true };
}

interface Kept {
  readonly status: Json;
  readonly headers: Json;
  readonly body: Json;
}

/** The text of a passage is JSON: what is left out of it leaves it that. What is none is not kept. */
function inPlain(result: unknown): unknown {
  if (!isPassage(result) || typeof result.body !== 'string') return result;
  return { ...result, body: parsed(result.body) ?? null };
}

const inText = (passage: Kept) => ({
  ...passage,
  body: passage.body === null ? null : JSON.stringify(passage.body),
});

function isPassage(result: unknown): result is Kept {
  return typeof result === 'object' && result !== null && 'headers' in result && 'body' in result;
}
