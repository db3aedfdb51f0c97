import type { Kept } from './kept.ts';
import type { Machine } from './machine.ts';
import { ownTicket } from './offline.ts';
import type { LicenseState } from './states.ts';
import type { Question, Reply } from './way.ts';

/** What an answer makes of a license, and keeps of it. Null: it was no answer to this question. */
export async function settle(
  reply: Reply,
  { question, kept, machine, now }: { question: Question; kept: Kept; machine: Machine; now: number },
): Promise<LicenseState | null> {
  if (reply.kind === 'none') return null;
  const { key, nonce } = question;
  if (reply.kind === 'no') {
    await machine.keep({ ...kept, key, ticket: null, seen: Math.max(kept.seen, now), no: reply.state });
    return reply.state;
  }
  const { license, activation, ...facts } = reply.facts;
  // The adapter has just told the time: a clock that was far ahead once is forgiven.
  const next: Kept = { key, license, activation, ticket: reply.ticket, seen: now, no: null };
  // An old ticket, or one from elsewhere, is nobody's answer.
  if (machine.keys && (await ownTicket(next, machine))?.nonce !== nonce) return null;
  await machine.keep(next);
  return { state: 'active', todo: 'nothing', device: activation, ...facts };
}
