import { sha256 } from './bytes.ts';
import type { Kept } from './kept.ts';
import type { Machine } from './machine.ts';
import { type LicenseState, unknown } from './states.ts';
import { openTicket, type Ticket } from './ticket.ts';

/** Clocks of honest machines differ by so much (ms). */
const SKEW_MS = 5 * 60_000;

/** The kept ticket, if it is the adapter's, and about this key, place and machine. */
export async function ownTicket(kept: Kept, { keys, fingerprint }: Machine): Promise<Ticket | null> {
  const ticket = keys && kept.ticket ? await openTicket(kept.ticket, keys) : null;
  const isOwn =
    ticket?.key === (await sha256(kept.key ?? '')) &&
    ticket.license === kept.license &&
    ticket.activation === kept.activation &&
    ticket.fingerprint === fingerprint;
  return isOwn ? ticket : null;
}

/** How a license stands where nobody can be asked. The look itself is kept: time that was seen does not come again. */
export async function alone(kept: Kept, machine: Machine, now: number): Promise<LicenseState> {
  const state = judged(kept, await ownTicket(kept, machine), now);
  await machine.keep({ ...kept, seen: Math.max(kept.seen, now) });
  return state;
}

function judged(kept: Kept, ticket: Ticket | null, now: number): LicenseState {
  if (kept.no) return kept.no;
  if (!kept.ticket) return unknown('unreachable');
  if (!ticket) return unknown('ticket_refused');
  if (now < kept.seen || now < ticket.iat * 1_000 - SKEW_MS) return unknown('clock');
  const endsAt = ticket.ends === null ? null : ticket.ends * 1_000;
  if (endsAt !== null && now >= endsAt) return { state: 'expired', todo: 'renew', endsAt };
  const until = ticket.exp * 1_000;
  if (now >= until) return unknown('ticket_over');
  return { state: 'grace', todo: 'connect', until, device: ticket.activation, endsAt };
}
