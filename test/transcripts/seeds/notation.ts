import type { Json } from '../recording.ts';

// A seed says what happened on the recorded Polar beside the exchanges of its file: requests nobody kept, and time or
// processors that moved. Ids are those of the recording: the player turns them into the simulator's. A step's result is
// bound to a recorded id by `names`, from a path in the simulator's answer: `{ id: '20c2ce90-…' }`.

export interface RequestStep {
  do: 'request';
  as: string;
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  query?: Record<string, Json>;
  body?: Json;
  names?: Record<string, string>;
}

export type RefundMode = 'settled' | 'pending' | 'lost' | 'raced' | 'overtaken' | 'disputed' | 'blocked';
export type DisputeKind = 'dispute' | 'inquiry' | 'alert' | 'prevented';
export type DisputeNews = 'under_review' | 'past_due' | 'won' | 'lost' | 'closed' | 'refunded';
/** In milliseconds; none where nothing is said. */
export interface WorkersTake {
  wait?: number;
  pace?: number;
  notes?: number;
  meters?: number;
}
export type Benefit = 'custom' | 'license_keys' | 'feature_flag' | 'downloadables' | 'meter_credit';
export type OutsideReason = 'requested_by_customer' | 'fraudulent' | 'duplicate';

export type MoveStep =
  | {
      do:
        | 'meterPeriodEnds'
        | 'graceEnds'
        | 'retryDue'
        | 'cardDeclines'
        | 'cardAsks'
        | 'cardPays'
        | 'checkoutExpires'
        | 'usageWallet'
        | 'disputeGrows';
      of: string;
    }
  /** With `now` the period ends at the present, else it ended a minute ago. */
  | { do: 'periodEnds'; of: string; now?: true }
  /** How the bank's challenge behind a client secret ends. */
  | { do: 'challengePasses' | 'challengeFails'; of: string }
  | { do: 'refundSettles'; of: string; state: 'succeeded' | 'failed' | 'canceled' }
  /** Polar's staff switches a feature of an organization on or off. */
  | { do: 'organization'; of: string; features: Record<string, boolean> }
  /** How the processor takes refunds from now on. */
  | { do: 'refundsGo'; mode: RefundMode }
  /** A refund made at the processor, past Polar; what Polar makes of it is found by a request. */
  | { do: 'refundOutside'; of: string; total: number; reason?: OutsideReason; pending?: true }
  /** A payer disputes an order; what Polar makes of it is found by a request. */
  | { do: 'disputeOpens'; of: string; as?: DisputeKind; total?: number; reason?: string; due?: string }
  | { do: 'disputeGoes'; of: string; news: DisputeNews }
  /** How the processor takes payments of checkouts from now on. */
  | { do: 'checkoutsGo'; mode: 'settled' | 'lost' }
  /** Somebody writes an endpoint into the database. */
  | { do: 'endpoint'; of: string; change: { url?: string; enabled?: boolean } }
  /** How long jobs of the recorded server's workers waited and took, from now on. */
  | { do: 'workersTake'; how: WorkersTake }
  /** How late the recorded server's feed was, from now on. */
  | { do: 'feedLags'; milliseconds: number }
  /** Somebody signs in at Polar's own pages, or (null) out. */
  | { do: 'signIn'; email: string | null }
  /** Which of the workers that give or take benefits side by side wrote first, from now on. */
  | { do: 'benefitsRace'; turns: Benefit[] }
  /** The recorder's receiver is gone, or back. */
  | { do: 'receiverGoes'; mode: 'gone' | 'back' }
  /** How often an event is tried; ten times, but for a while the recorder wanted less. */
  | { do: 'webhookAttempts'; count: number }
  /** Usage is added up. */
  | { do: 'usageRuns' }
  | { do: 'clock'; time: string };

/** The secret in the newest letter to an address, as the recorder read it from the outbox. */
export interface LetterStep {
  do: 'letter';
  to: string;
  secret: string;
}

/** The processor's id of what a client secret opens, as its library tells a browser. */
export interface IntentStep {
  do: 'intent';
  of: string;
  id: string;
}

/** From now on a kind of portal token is another person's. */
export interface SessionStep {
  do: 'session';
  auth: string;
  /** Null: the kind means again what it says. */
  session: Session | null;
}

export type Step = RequestStep | MoveStep | LetterStep | IntentStep | SessionStep;

/** Who a portal token of the recording belongs to: the body that mints its session, or the name of a bound token. */
export type Session = Record<string, string> | { token: string };

export interface Seed {
  /** The recorded file. */
  file: string;
  /** The steps that come before an exchange, in the order of the exchanges. */
  before: Record<number, Step[]>;
  /** The customers behind the file's kinds of portal token. */
  sessions?: Record<string, Session>;
}

type Names = Record<string, string>;

export const post = (path: string, body: Json, names?: Names): RequestStep => ({
  do: 'request',
  as: 'oat',
  method: 'POST',
  path,
  body,
  ...(names && { names }),
});

export const patch = (path: string, body: Json, names?: Names): RequestStep => ({
  ...post(path, body, names),
  method: 'PATCH',
});

/** From now on the bank wants a challenge for this customer's cards. */
export const cardAsks = (customer: string): MoveStep => ({ do: 'cardAsks', of: customer });
export const cardPays = (customer: string): MoveStep => ({ do: 'cardPays', of: customer });
export const checkoutExpires = (checkout: string): MoveStep => ({ do: 'checkoutExpires', of: checkout });
/** A wallet for use, which no request makes. */
export const usageWallet = (customer: string): MoveStep => ({ do: 'usageWallet', of: customer });
export const challengePasses = (secret: string): MoveStep => ({ do: 'challengePasses', of: secret });
export const challengeFails = (secret: string): MoveStep => ({ do: 'challengeFails', of: secret });

/** Reads, only to bind the simulator's ids to recorded ones. */
export const find = (path: string, query: Record<string, Json>, names: Names): RequestStep => ({
  do: 'request',
  as: 'oat',
  method: 'GET',
  path,
  query,
  names,
});

/** The same request with another kind of token. */
export const as = (auth: string, step: RequestStep): RequestStep => ({ ...step, as: auth });

/** Moves the clock to a time of the day of recording. */
export const at = (time: string): MoveStep => ({ do: 'clock', time: `2026-11-23T${time}Z` });
/** Polar adds usage up every quarter of an hour; the recorder also did it by hand. */
export const usageRuns: MoveStep = { do: 'usageRuns' };
export const periodEnds = (subscription: string): MoveStep => ({ do: 'periodEnds', of: subscription });
/** A period that is set to end at the present. */
export const periodEndsNow = (subscription: string): MoveStep => ({ do: 'periodEnds', of: subscription, now: true });
export const meterPeriodEnds = (subscription: string): MoveStep => ({ do: 'meterPeriodEnds', of: subscription });
export const graceEnds = (subscription: string): MoveStep => ({ do: 'graceEnds', of: subscription });
export const retryDue = (order: string): MoveStep => ({ do: 'retryDue', of: order });
export const cardDeclines = (customer: string): MoveStep => ({ do: 'cardDeclines', of: customer });
/** @public Part of the vocabulary, whether or not a recording needs it. */
export const refundSettles = (refund: string, state: 'succeeded' | 'failed' | 'canceled'): MoveStep => ({
  do: 'refundSettles',
  of: refund,
  state,
});

export const features = (organization: string, flags: Record<string, boolean>): MoveStep => ({
  do: 'organization',
  of: organization,
  features: flags,
});

export const endpoint = (of: string, change: { url?: string; enabled?: boolean }): MoveStep => ({
  do: 'endpoint',
  of,
  change,
});

export const letter = (to: string, secret: string): LetterStep => ({ do: 'letter', to, secret });

export const intent = (secret: string, id: string): IntentStep => ({ do: 'intent', of: secret, id });

export const signIn = (email: string | null): MoveStep => ({ do: 'signIn', email });

export const session = (auth: string, body: Session | null): SessionStep => ({ do: 'session', auth, session: body });
export const refundsGo = (mode: RefundMode): MoveStep => ({ do: 'refundsGo', mode });
export const refundOutside = (
  order: string,
  made: { total: number; reason?: OutsideReason; pending?: true },
): MoveStep => ({ do: 'refundOutside', of: order, ...made });

/** The seller lets a day pass. */
export const disputeGrows = (dispute: string): MoveStep => ({ do: 'disputeGrows', of: dispute });
export const disputeGoes = (dispute: string, news: DisputeNews): MoveStep => ({ do: 'disputeGoes', of: dispute, news });

/** A payer goes to the bank. */
export const disputeOpens = (
  dispute: string,
  of: string,
  opened: { as?: DisputeKind; total?: number; reason?: string; due?: string } = {},
): Step[] => [
  { do: 'disputeOpens', of, ...opened },
  find('/v1/disputes/', { order_id: of }, { 'items/0/id': dispute }),
];

export const workersTake = (how: WorkersTake = {}): MoveStep => ({ do: 'workersTake', how });
/** Half a second is usual. */
export const feedLags = (milliseconds = 500): MoveStep => ({ do: 'feedLags', milliseconds });

export const benefitsRace = (...turns: Benefit[]): MoveStep => ({ do: 'benefitsRace', turns });

/** What happens while the workers of benefits take turns like this. */
export const racing = (turns: Benefit[], ...steps: Step[]): Step[] => [
  benefitsRace(...turns),
  ...steps,
  benefitsRace(),
];

export const receiverGoes = (mode: 'gone' | 'back'): MoveStep => ({ do: 'receiverGoes', mode });
export const webhookAttempts = (count: number): MoveStep => ({ do: 'webhookAttempts', count });

export const checkoutsGo = (mode: 'settled' | 'lost'): MoveStep => ({ do: 'checkoutsGo', mode });
