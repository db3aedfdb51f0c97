import * as z from 'zod/mini';
import { once } from '../../src/contract/define.ts';
import { id } from '../../src/contract/ids.ts';

const named = {
  /** Which organization's. */
  connection: z._default(z.string().check(z.regex(/^[\w.-]{1,64}$/)), 'default'),
  key: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
};
const signed = {
  /** SHA-256 of what the machine is known by, base64url: what it is itself stays on the machine. */
  fingerprint: z.string().check(z.regex(/^[\w-]{43}$/)),
  /** Comes back inside the ticket, so that no old ticket passes for the answer to this question. */
  nonce: z.string().check(z.regex(/^[\w-]{16,64}$/)),
  /** Names of the public keys that the app can check tickets with. */
  kids: z.array(z.string().check(z.regex(/^[\w-]{1,32}$/))).check(z.minLength(1), z.maxLength(16)),
};

export const activateInput = once(() =>
  z.strictObject({ ...named, ...signed, label: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)) }),
);
export const validateInput = once(() =>
  z.strictObject({
    ...named,
    ...signed,
    license_key_id: id(),
    /** Null where the license is not bound to devices. */
    activation_id: z.nullable(id()),
    increment_usage: z.optional(z.int().check(z.minimum(1), z.maximum(2_147_483_647))),
  }),
);
export const deactivateInput = once(() => z.strictObject({ ...named, license_key_id: id(), activation_id: id() }));

export type Activate = z.infer<ReturnType<typeof activateInput>>;
export type Validate = z.infer<ReturnType<typeof validateInput>>;
export type Deactivate = z.infer<ReturnType<typeof deactivateInput>>;
