import { parseArgs } from 'node:util';
import { publicKeys } from '../license/signer.ts';
import { parseKeyring } from '../secrets/keyring.ts';
import type { Command } from './floe.ts';

const USAGE = `Say what to do with licenses of installed software:
  npx floe license keys   the public keys that software pins, made from FLOE_ENCRYPTION_KEYS
--connection NAME names another connection than "default".`;

/** `npx floe license keys`: one JSON object, the key that signs first at the top. Nothing in it is secret. */
export const license: Command = async (argv, env) => {
  const options = { connection: { type: 'string', default: 'default' } } as const;
  const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options });
  if (positionals.join(' ') !== 'keys') throw new Error(USAGE);
  const ring = env.FLOE_ENCRYPTION_KEYS?.trim();
  if (!ring)
    throw new Error('FLOE_ENCRYPTION_KEYS is not set: the keys that sign tickets are made from those that it holds.');
  const keys = await publicKeys(parseKeyring(ring), values.connection);
  process.stdout.write(`${JSON.stringify(keys, null, 2)}\n`);
  return 0;
};
