import type { Json } from './json.ts';

/** The organization a connection is bound to, for as long as it exists. */
export interface KeptOrganization {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** Why a connection has to be made again, by a person. */
export type BrokenBy = 'refused' | 'lost' | 'organization';

/**
 * A connection that was made at run time. `unverified`: new tokens are kept, and whose they are was not asked yet, so
 * nothing is called with them. `needs_reconnect`: what is kept opens nothing any more.
 */
export interface KeptConnection {
  /** Made with it and never changed: a connection that is made again is another one. */
  readonly id: string;
  readonly kind: 'oauth' | 'token';
  readonly state: 'connected' | 'unverified' | 'needs_reconnect';
  readonly brokenBy: BrokenBy | null;
  readonly organization: KeptOrganization;
  /** When the access token ends (epoch ms); null never, or Polar does not say. */
  readonly expiresAt: number | null;
  /** Grows with every change: whoever works on an older one has to look again. */
  readonly version: number;
  /** Somebody renews the tokens, until then at most (epoch ms); null nobody. */
  readonly leaseUntil: number | null;
  readonly by: Json;
  readonly madeAt: number;
}

/** What may change of it. */
export type ConnectionChange = Partial<Pick<KeptConnection, 'state' | 'brokenBy' | 'expiresAt' | 'leaseUntil'>>;

export interface ConnectionStore {
  get(connection: string): Promise<KeptConnection | null>;
  /** Keeps it in place of an earlier one. */
  put(connection: string, kept: KeptConnection): Promise<void>;
  /**
   * Changes it where it still is what the caller has seen, and answers it as it is then; null where somebody was faster.
   * One statement: of two that want the same version, one gets it.
   */
  change(
    connection: string,
    seen: Pick<KeptConnection, 'id' | 'version'>,
    change: ConnectionChange,
  ): Promise<KeptConnection | null>;
  /** Forgets it where it still is the one with this id. */
  remove(connection: string, id: string): Promise<void>;
  /** Names of all connections that were made at run time. */
  names(): Promise<readonly string[]>;
}
