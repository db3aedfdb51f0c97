import { parseWith } from '../engine/input.ts';
import type { Reply } from '../engine/inquiry.ts';
import { readBody } from '../engine/read-body.ts';
import type { Visit } from '../engine/routes.ts';
import { conflict } from '../operations/license-keys/state.ts';
import { parseKeyring } from '../secrets/keyring.ts';
import { activate } from './activate.ts';
import {
  type Activate,
  activateInput,
  type Deactivate,
  deactivateInput,
  type Validate,
  validateInput,
} from './asked.ts';
import { deactivate } from './deactivate.ts';
import type { LicenseDoors, LicensePorts } from './lazy.ts';
import { createLimits } from './limits.ts';
import { daysOf } from './options.ts';
import { unknownKey } from './refusal.ts';
import type { LicenseRoom, Standing } from './room.ts';
import { createSigners, type Signer } from './signer.ts';
import { hashOf, signTicket } from './ticket.ts';
import { noted } from './trail.ts';
import { validate } from './validate.ts';
import { createWays } from './way.ts';

const LONGEST = 8 * 1024;
const LONGEST_ADDRESS = 64;

type Signed = Activate | Validate;

/** The doors by which software asks about its key. The key is the capability: nobody is signed in here. */
export function openLicense({ services, options, encryptionKeys, knows }: LicensePorts): LicenseDoors {
  const { clock, upstream } = services;
  const limits = createLimits(clock);
  const signerFor = createSigners(parseKeyring(encryptionKeys));
  const wayOf = createWays({ merchant: (connection) => upstream(connection).merchant, now: () => clock.now() });

  async function enter<A extends Signed | Deactivate>(
    { inquiry, requestId }: Visit,
    schema: Parameters<typeof parseWith>[0],
  ): Promise<{ asked: A; hash: string; room: LicenseRoom }> {
    const { addressHeader } = options;
    const forwarded =
      addressHeader && inquiry.header(addressHeader)?.split(',').at(-1)?.trim().slice(0, LONGEST_ADDRESS);
    limits.address(forwarded || inquiry.address);
    // The schema is the one that belongs to this type.
    const asked = parseWith(schema, (await readBody(inquiry, LONGEST)).input) as A;
    const { connection, key } = asked;
    const hash = await hashOf(key);
    limits.key(hash);
    if (!(await knows(connection))) throw unknownKey();
    limits.connection(connection);
    return {
      asked,
      hash,
      room: {
        way: wayOf(connection),
        now: () => clock.now(),
        noted: (what, work) => noted(services, { ...what, connection, requestId }, work),
      },
    };
  }

  async function answer(asked: Signed, hash: string, signer: Signer, standing: Standing) {
    const { key, activation_id } = standing;
    const { fingerprint, nonce } = asked;
    const claims = { key: hash, license: key.id, activation: activation_id, fingerprint, nonce };
    const { expires_at, usage, limit_usage } = key;
    const how = { now: clock.now(), days: daysOf(options), expiresAt: expires_at };
    const ticket = await signTicket(signer, claims, how);
    return { license_key_id: key.id, activation_id, expires_at, usage, limit_usage, ticket };
  }

  /** Before anything is asked of Polar: an app that could not read the answer takes no device. */
  async function signerOf({ connection, kids }: Signed): Promise<Signer> {
    const signer = await signerFor(connection, kids);
    if (signer) return signer;
    throw conflict('unknown_kids', 'This software knows none of the keys that sign tickets here. It needs an update.');
  }

  return {
    activate: async (visit) => {
      const { asked, hash, room } = await enter<Activate>(visit, activateInput);
      const signer = await signerOf(asked);
      return reply(visit, await answer(asked, hash, signer, await activate(room, asked)));
    },
    validate: async (visit) => {
      const { asked, hash, room } = await enter<Validate>(visit, validateInput);
      const signer = await signerOf(asked);
      return reply(visit, await answer(asked, hash, signer, await validate(room, asked)));
    },
    deactivate: async (visit) => {
      const { asked, room } = await enter<Deactivate>(visit, deactivateInput);
      await deactivate(room, asked);
      return reply(visit, { activation_id: asked.activation_id });
    },
  };
}

function reply({ requestId }: Visit, result: object): Reply {
  const headers = { 'content-type': 'application/json' };
  return { status: 200, headers, body: JSON.stringify({ result, requestId }) };
}
