import type { Permission } from '../../src/contract/permissions.ts';
import type { Via } from '../store/people.ts';

/** Names a customer: by Polar's id, by the host's own id, or by e-mail. The last two are for queries only. */
export type CustomerRef = { readonly id: string } | { readonly externalId: string } | { readonly email: string };

/** The ticket a call is made from, as far as the caller's credential proves it. */
export interface CallerTicket {
  readonly system: string;
  readonly id: string;
  readonly url?: string | undefined;
  /** @default 'token' */
  readonly proof?: 'token' | 'helpdesk' | 'claimed' | undefined;
}

interface Anyone {
  /** The tenant whose Polar account this caller may reach. @default 'default' */
  readonly connection?: string | undefined;
  readonly ticket?: CallerTicket | undefined;
  /** The token of the model that asks for it; Floe itself says so where a model does. */
  readonly via?: Via | undefined;
  /** When the session ends (epoch ms). A live stream ends with it, or a quarter of an hour after it began. */
  readonly expiresAt?: number | undefined;
}

/** A customer of the host, acting for itself: one of the two ids is needed, `externalId` is the host's own. */
export interface CustomerCaller extends Anyone {
  readonly kind: 'customer';
  readonly externalId?: string | undefined;
  readonly customerId?: string | undefined;
  /** Who acts, where the customer is a team: Polar's member id or the host's own id of the member. */
  readonly member?: string | undefined;
}

/**
 * What `polar:read` and `polar:write` reach. Without it: every operation of Polar but those that answer a secret or send
 * data out. These are for services alone, and only where `operations` names them.
 */
export interface PolarGrant {
  /** By Polar's names for them, e.g. `orders:list`. */
  readonly operations?: readonly string[] | undefined;
  /** Those with one of these tags; `*` = with any. */
  readonly tags?: readonly string[] | undefined;
}

/** A person of the host's team. */
export interface AgentCaller extends Anyone {
  readonly kind: 'agent';
  readonly id: string;
  readonly name?: string | undefined;
  readonly permissions: readonly Permission[];
  /** Most this agent may refund in one go without approval: minor units by lower-case currency code. None = no limit. */
  readonly limits?: Readonly<Record<string, number>> | undefined;
  /** Pins the agent to one customer: no other may be named, and nothing may be searched. */
  readonly customer?: CustomerRef | undefined;
  readonly polar?: PolarGrant | undefined;
}

/** A program of the host. */
export interface ServiceCaller extends Anyone {
  readonly kind: 'service';
  readonly id: string;
  readonly permissions: readonly Permission[];
  readonly customer?: CustomerRef | undefined;
  readonly polar?: PolarGrant | undefined;
}

/**
 * Who is calling, as the host's `authenticate` says it. Everything Floe decides starts from here.
 *
 * @example
 * const caller: Caller = { kind: 'agent', id: 'a-17', name: 'Mia', permissions: ['orders:read', 'refunds:write'] };
 */
export type Caller = CustomerCaller | AgentCaller | ServiceCaller;

/** What `authenticate` answers: a caller, nobody, or somebody whose session has run out. */
export type Authenticated = Caller | 'expired' | null;

export function connectionOf(caller: Caller): string {
  return caller.connection ?? 'default';
}

export function permissionsOf(caller: Caller): readonly Permission[] {
  return caller.kind === 'customer' ? [] : caller.permissions;
}

/** The customer an agent or service is pinned to. */
export function pinOf(caller: Caller): CustomerRef | undefined {
  return caller.kind === 'customer' ? undefined : caller.customer;
}
