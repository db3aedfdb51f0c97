/** Who acted. `system` is the adapter itself (reconcile, expiry). */
export interface Actor {
  readonly kind: 'customer' | 'agent' | 'service' | 'system';
  readonly id: string;
  readonly name?: string | undefined;
  /** The token of the model that asked for it. */
  readonly via?: { readonly token: string; readonly name: string } | undefined;
}

/** By which token of a model somebody acts. */
export type Via = NonNullable<Actor['via']>;

/** The ticket a call was made from and how it was proven. */
export interface Ticket {
  readonly system: string;
  readonly id: string;
  readonly url?: string | undefined;
  readonly proof: 'token' | 'helpdesk' | 'claimed';
}
