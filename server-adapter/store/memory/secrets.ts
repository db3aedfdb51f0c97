import type { KeptSecret, SecretStore } from '../secrets-port.ts';
import { drop, type Journal, partOf, put } from './undo.ts';

type Shelved = KeptSecret & { readonly at: number };

export type SecretShelf = Map<string, Map<string, Shelved>>;

const bare = ({ name, key, sealed }: Shelved): KeptSecret => ({ name, key, sealed });

export function memorySecrets(shelf: SecretShelf, journal: Journal): SecretStore {
  const secretsOf = (connection: string) => partOf(shelf, connection, () => new Map<string, Shelved>());
  return {
    get: async (connection, name) => {
      const kept = secretsOf(connection).get(name);
      return kept ? bare(kept) : null;
    },
    put: async (connection, secret, at) => put(secretsOf(connection), secret.name, { ...secret, at }, journal),
    reseal: async (connection, was, now) => {
      const secrets = secretsOf(connection);
      const kept = secrets.get(was.name);
      if (kept?.sealed === was.sealed) put(secrets, was.name, { ...now, at: kept.at }, journal);
    },
    sealedOtherwise: async (connection, key, limit) =>
      [...secretsOf(connection).values()]
        .filter((secret) => secret.key !== key)
        .slice(0, limit)
        .map(bare),
    take: async (connection, name) => {
      const kept = secretsOf(connection).get(name);
      drop(secretsOf(connection), name, journal);
      return kept ? bare(kept) : null;
    },
    sweep: async (connection, prefix, before) => {
      const secrets = secretsOf(connection);
      for (const { name, at } of secrets.values()) {
        if (name.startsWith(prefix) && at < before) drop(secrets, name, journal);
      }
    },
    remove: async (connection, name) => drop(secretsOf(connection), name, journal),
  };
}
