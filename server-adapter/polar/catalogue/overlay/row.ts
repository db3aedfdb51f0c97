/** As whom Polar is asked: the organization, a customer in its portal, nobody, or a person of Polar's own. */
export type Subject = 'merchant' | 'portal' | 'anonymous' | 'user';

/**
 * What a call may do. `destructive`: something is gone. `money`: somebody pays or is paid. `secret`: the answer is a
 * credential. `outbound`: Polar sends data to an address.
 */
export type Effect = 'read' | 'write' | 'destructive' | 'money' | 'secret' | 'outbound';

/** Why nobody calls an operation through Floe. */
export type Refusal = 'user' | 'oauth' | 'held_by_another' | 'stream';

interface Facts {
  /** @default the organization; in the portal the customer */
  readonly subject?: Subject;
  /** @default the parts of the name before the last */
  readonly tags?: readonly string[];
  /** The curated operation that is run in its place. */
  readonly twin?: 'refunds.create' | 'subscriptions.change' | 'usage.track';
  /** The curated operation to call, where this one is refused. */
  readonly instead?: string;
  readonly refused?: Refusal;
  /** Why an operation that moves money has none of Floe's in its place. */
  readonly unsafe?: string;
  /** The answer may be longer than what is held in memory, so it goes through as it comes. */
  readonly answer?: 'stream';
  /** Most that is taken as a body. @default 256 KiB */
  readonly bodyBytes?: number;
  /** Where the SDK says none. */
  readonly summary?: string;
  readonly scopes?: readonly string[];
  /** A list by pages, where the SDK does not say so. */
  readonly list?: true;
  /** Polar serves it, its SDK does not know it. */
  readonly notInSdk?: true;
}

export interface Row extends Facts {
  /** Method and path, which join it with what the SDK says. */
  readonly at: string;
  readonly effect: Effect;
}

/** What we say of Polar's operations, by Polar's names for them. */
export type Overlay = Readonly<Record<string, Row>>;

const rowOf =
  (effect: Effect) =>
  (at: string, facts: Facts = {}): Row => ({ at, effect, ...facts });

export const read = rowOf('read');
export const write = rowOf('write');
export const destructive = rowOf('destructive');
export const money = rowOf('money');
export const secret = rowOf('secret');
export const outbound = rowOf('outbound');
