import type { Clock } from '../engine/clock.ts';
import type { KeptSecret, SecretStore } from '../store/secrets-port.ts';
import { type Keyring, sealedWith } from './keyring.ts';

/** Secrets that come up at run time and must outlive the process, such as the one of a webhook endpoint Floe made. */
export interface Secrets {
  /** Null when there is none. Throws where it cannot be opened. */
  read(connection: string, name: string): Promise<string | null>;
  /** Throws where there is no key to seal it with: it is not kept in the clear. */
  write(connection: string, name: string, plain: string): Promise<void>;
  /** Sealed as `write` keeps it, for a transaction of the caller's. */
  seal(connection: string, name: string, plain: string): Promise<KeptSecret>;
  /** Reads and forgets it: of all who ask at once, one gets it. */
  take(connection: string, name: string): Promise<string | null>;
  remove(connection: string, name: string): Promise<void>;
  /** Seals anew what an older key has sealed; answers how many. Without keys nothing is kept, so nothing is done. */
  reseal(connection: string): Promise<number>;
}

export interface SecretsPorts {
  readonly store: SecretStore;
  readonly keyring: Keyring | undefined;
  readonly clock: Clock;
}

/** So many a round: a ring is rotated over rounds, not in one long transaction. */
const RESEALED_AT_ONCE = 100;

export function createSecrets({ store, keyring, clock }: SecretsPorts): Secrets {
  const ring = (): Keyring => {
    if (keyring) return keyring;
    throw new Error('Floe: FLOE_ENCRYPTION_KEYS is not set, so no secret can be kept.');
  };
  const place = (connection: string, name: string) => JSON.stringify([connection, name]);
  const seal = async (connection: string, name: string, plain: string): Promise<KeptSecret> => {
    const sealed = await ring().seal(plain, place(connection, name));
    return { name, key: sealedWith(sealed), sealed };
  };
  return {
    seal,
    take: async (connection, name) => {
      const kept = await store.take(connection, name);
      return kept && ring().open(kept.sealed, place(connection, name));
    },
    read: async (connection, name) => {
      const kept = await store.get(connection, name);
      return kept && ring().open(kept.sealed, place(connection, name));
    },
    write: async (connection, name, plain) => {
      await store.put(connection, await seal(connection, name, plain), clock.now());
    },
    remove: (connection, name) => store.remove(connection, name),
    reseal: async (connection) => {
      if (!keyring) return 0;
      const old = await store.sealedOtherwise(connection, keyring.current, RESEALED_AT_ONCE);
      for (const was of old) {
        const here = place(connection, was.name);
        const sealed = await keyring.seal(await keyring.open(was.sealed, here), here);
        await store.reseal(connection, was, { ...was, key: keyring.current, sealed });
      }
      return old.length;
    },
  };
}
