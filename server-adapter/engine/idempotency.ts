import type { IdempotencyKey, IdempotencyStore } from '../store/idempotency-port.ts';
import type { Json } from '../store/json.ts';
import type { Answer } from './call.ts';
import type { Clock } from './clock.ts';
import { FloeProblem, invalidField, isProblem } from './problem.ts';
import type { Report } from './report.ts';

/** How long an unfinished call holds its key; longer than any upstream deadline. */
const LEASE_MS = 90_000;

/** A key is opaque text; what cannot stand in a header is refused rather than cut. */
export function readKey(key: string | null | undefined): string | null {
  if (!key) return null;
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw invalidField('Idempotency-Key', 'bad_format', 'A key is 1 to 255 visible ASCII characters.');
}

interface Once {
  readonly store: IdempotencyStore;
  readonly clock: Clock;
  readonly report: Report;
  readonly connection: string;
  readonly key: IdempotencyKey;
  readonly fingerprint: string;
  /** Makes the answer of a repetition from what was kept; without it the result itself was kept. */
  readonly again?: ((kept: Json) => Promise<Answer>) | undefined;
}

/**
 * Runs `work` once per key: a twin waits for nothing and is told so, a repetition gets the first answer again.
 * A problem frees the key, because nothing was changed. Where the outcome of a write is not known, the key stays taken
 * until its lease ends, and the next attempt reads before it writes.
 */
export async function runOnce(once: Once, work: () => Promise<Answer>): Promise<Answer> {
  const { store, connection, key, fingerprint, clock, report, again } = once;
  const at = clock.now();
  const found = await store.reserve(connection, { ...key, fingerprint, at, leaseUntil: at + LEASE_MS });
  if (found.state === 'mismatch') throw new FloeProblem('idempotency_mismatch');
  if (found.state === 'in_progress') throw new FloeProblem('in_progress', { retryAfter: 2 });
  if (found.state === 'replay') {
    const kept = readAnswer(found.outcome);
    return { ...(again ? await again(kept.result as Json) : kept), replayed: true };
  }
  let answer: Answer;
  try {
    answer = await work();
  } catch (error) {
    if (isProblem(error) && !error.facts.maybeDone) await store.release(connection, key);
    throw error;
  }
  if (answer.unsettled) return answer;
  try {
    const result = again ? (answer.kept ?? null) : (answer.result as Json);
    await store.complete(connection, key, { result, accepted: answer.accepted === true });
  } catch (cause) {
    report({
      kind: 'trail_gap',
      message: 'The answer of a finished call could not be kept for replays.',
      connection,
      cause,
    });
  }
  return answer;
}

function readAnswer(outcome: Json): Answer {
  if (typeof outcome !== 'object' || outcome === null || !('result' in outcome)) throw new FloeProblem('internal');
  return { result: outcome.result, accepted: outcome.accepted === true };
}
