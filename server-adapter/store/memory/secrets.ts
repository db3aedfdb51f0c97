import type { KeptSecret, SecretStore } from '../secrets-port.ts';
import { drop, type Journal, partOf, put } from './undo.ts';

export type SecretShelf = Map<string, Map<string, KeptSecret>>;

export function memorySecrets(shelf: SecretShelf, journal: Journal): SecretStore {
  const secretsOf = (connection: string) => partOf(shelf, connection, () => new Map<string, KeptSecret>());
  return {
    get: async (connection, name) => secretsOf(connection).get(name) ?? null,
    put: async (connection, secret) => put(secretsOf(connection), secret.name, secret, journal),
    reseal: async (connection, was, now) => {
      const secrets = secretsOf(connection);
      if (secrets.get(was.name)?.sealed === was.sealed) put(secrets, was.name, now, journal);
    },
    sealedOtherwise: async (connection, key, limit) =>
      [...secretsOf(connection).values()].filter((secret) => secret.key !== key).slice(0, limit),
    remove: async (connection, name) => drop(secretsOf(connection), name, journal),
  };
}
