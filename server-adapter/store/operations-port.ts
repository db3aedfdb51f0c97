import type { Json } from './json.ts';
import type { Actor, Ticket } from './people.ts';

/** While one of these holds, the order takes no other refund. */
export const OPEN_STATES = ['reserved', 'sent', 'pending', 'unknown', 'needs_review', 'pending_approval'] as const;
export const FINAL_STATES = ['succeeded', 'failed', 'declined', 'expired'] as const;

export type OpenState = (typeof OPEN_STATES)[number];
export type OperationState = OpenState | (typeof FINAL_STATES)[number];

/** A refund as asked for. */
export interface NewOperation {
  readonly id: string;
  readonly at: number;
  readonly kind: 'refund';
  readonly orderId: string;
  readonly customerId: string;
  readonly idemKey: string;
  readonly fingerprint: string;
  /** Minor units, net of tax. */
  readonly amount: number;
  readonly currency: string;
  readonly expectedRefundable: number;
  /** What else the POST will carry: reason, comment, revoke_benefits. */
  readonly request: Json;
  readonly actor: Actor;
  readonly ticket: Ticket | null;
  readonly state: 'reserved' | 'pending_approval';
  /** When a crashed holder loses it, or an unanswered approval expires. */
  readonly leaseUntil: number;
}

/** What another person said to a refund above the limit of the one who asked. */
export interface Approval {
  readonly verdict: 'approved' | 'declined';
  readonly actor: Actor;
  readonly at: number;
}

export interface Operation extends Omit<NewOperation, 'at' | 'state' | 'leaseUntil'> {
  readonly connection: string;
  readonly state: OperationState;
  readonly leaseUntil: number | null;
  /** Polar's refund id, once known. */
  readonly upstreamId: string | null;
  /** Looks for it so far. */
  readonly attempts: number;
  readonly nextCheckAt: number | null;
  /** Null where nobody was asked or nobody has answered. */
  readonly approval: Approval | null;
  /** Why it ended as it did: problem code, who resolved it … */
  readonly outcome: Json;
  readonly sentAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export type OperationReservation =
  | { readonly kind: 'reserved'; readonly operation: Operation }
  /** The key was used before: compare `fingerprint` and `actor`, then answer its state. */
  | { readonly kind: 'known'; readonly operation: Operation }
  /** The order has another open refund: this one. */
  | { readonly kind: 'busy'; readonly operation: Operation };

export interface OperationMove {
  /** The move happens only from one of these. */
  readonly from: readonly OperationState[];
  readonly to: OperationState;
  readonly at: number;
  readonly leaseUntil?: number | null | undefined;
  readonly upstreamId?: string | undefined;
  readonly attempts?: number | undefined;
  readonly nextCheckAt?: number | null | undefined;
  readonly approval?: Approval | undefined;
  readonly outcome?: Json | undefined;
}

export interface OperationFilter {
  readonly orderId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly states?: readonly OperationState[] | undefined;
  readonly upstreamId?: string | undefined;
  /** Only operations created before this one (newest first). */
  readonly before?: { readonly createdAt: number; readonly id: string } | undefined;
  readonly limit: number;
}

export interface OperationClaim {
  readonly states: readonly OperationState[];
  /** Takes those whose lease has ended and whose next check is due by now. */
  readonly now: number;
  readonly leaseUntil: number;
  readonly limit: number;
}

export interface OperationStore {
  /** Unique per connection and key; one open refund per connection and order. */
  reserve(connection: string, operation: NewOperation): Promise<OperationReservation>;
  /** Compare and set. Null when the operation is not in one of `from`: somebody else moved it. */
  move(connection: string, id: string, move: OperationMove): Promise<Operation | null>;
  get(connection: string, id: string): Promise<Operation | null>;
  byKey(connection: string, idemKey: string): Promise<Operation | null>;
  /** Newest first. */
  find(connection: string, filter: OperationFilter): Promise<readonly Operation[]>;
  /** Leases due operations to this process, oldest first; two processes never get the same one. */
  claim(connection: string, claim: OperationClaim): Promise<readonly Operation[]>;
}
