/** A secret as it is kept: sealed, so that whoever reads the table or its backup learns nothing. */
export interface KeptSecret {
  /** What it is, e.g. `webhook`. One value per connection and name. */
  readonly name: string;
  /** Name of the key it was sealed with. */
  readonly key: string;
  readonly sealed: string;
}

export interface SecretStore {
  get(connection: string, name: string): Promise<KeptSecret | null>;
  /** Keeps it in place of an earlier value. */
  put(connection: string, secret: KeptSecret, at: number): Promise<void>;
  /** Puts the same value sealed anew; does nothing when it was replaced meanwhile. */
  reseal(connection: string, was: KeptSecret, now: KeptSecret): Promise<void>;
  /** Those that another key than `key` has sealed. */
  sealedOtherwise(connection: string, key: string, limit: number): Promise<readonly KeptSecret[]>;
  /** Hands it out and forgets it, to one of all who ask at once. */
  take(connection: string, name: string): Promise<KeptSecret | null>;
  /** Forgets those whose name begins like this and that were put before `before` (epoch ms). */
  sweep(connection: string, prefix: string, before: number): Promise<void>;
  remove(connection: string, name: string): Promise<void>;
}
