import * as z from 'zod/mini';
import { defineOperations, once } from '../define.ts';
import { chosenInstant, id } from '../ids.ts';
import { page } from '../list.ts';
import { metadata } from '../resources/customer.ts';
import { activation, LICENSE_KEY_STATUSES, licenseKey, validation } from '../resources/license-key.ts';

const KEY_CHANGED = ['licenseKeys.list', 'licenseKeys.get', 'audit.list'] as const;

const count = () => z.int().check(z.minimum(0), z.maximum(2_147_483_647));
const limit = () => z.int().check(z.minimum(1), z.maximum(2_147_483_647));
const licenseKeyId = once(() => z.strictObject({ license_key_id: id() }));

export const licenseKeyOperations = defineOperations({
  'licenseKeys.list': {
    kind: 'query',
    summary: 'List license keys: a customer’s, or for the team all.',
    risk: 'none',
    allow: { customer: 'own', agent: 'license_keys:read', service: 'license_keys:read' },
    subject: 'optional',
    list: true,
    customerMay: ['benefit_id', 'limit', 'cursor'],
    input: once(() =>
      z.strictObject({
        benefit_id: z.optional(id()),
        status: z.optional(z.array(z.enum(LICENSE_KEY_STATUSES)).check(z.minLength(1), z.maxLength(3))),
        ...page,
      }),
    ),
    output: once(() => z.array(licenseKey())),
  },
  'licenseKeys.get': {
    kind: 'query',
    summary: 'Read one license key and where it is in use.',
    risk: 'none',
    allow: { customer: 'own', agent: 'license_keys:read', service: 'license_keys:read' },
    subject: 'customer',
    input: licenseKeyId,
    output: licenseKey,
  },
  'licenseKeys.update': {
    kind: 'mutation',
    summary: 'Disable, revoke or give back a key, or change its limits, usage or end.',
    risk: 'reversible',
    allow: { agent: 'license_keys:write', service: 'license_keys:write' },
    subject: 'customer',
    /** Only what differs is sent: Polar would take a default for a wish. Null lifts a limit or an end. */
    input: once(() =>
      z.strictObject({
        license_key_id: id(),
        status: z.optional(z.enum(LICENSE_KEY_STATUSES)),
        usage: z.optional(count()),
        limit_activations: z.optional(z.nullable(limit())),
        limit_usage: z.optional(z.nullable(limit())),
        expires_at: z.optional(z.nullable(chosenInstant())),
      }),
    ),
    output: licenseKey,
    stales: [...KEY_CHANGED, 'benefits.grants', 'entitlements.get', 'customer.overview'],
  },
  'licenseKeys.rotate': {
    kind: 'mutation',
    summary: 'Give a license another key; the old one stops working at once, its devices stay.',
    risk: 'irreversible',
    allow: { customer: 'own', agent: 'license_keys:write', service: 'license_keys:write' },
    subject: 'customer',
    key: 'required',
    input: licenseKeyId,
    output: licenseKey,
    stales: [...KEY_CHANGED, 'benefits.grants', 'entitlements.get', 'customer.overview'],
  },
  'licenseKeys.deactivate': {
    kind: 'mutation',
    summary: 'Sign a device out of a license.',
    risk: 'reversible',
    allow: { customer: 'own', agent: 'license_keys:write', service: 'license_keys:write' },
    subject: 'customer',
    input: once(() => z.strictObject({ license_key_id: id(), activation_id: id() })),
    output: licenseKey,
    stales: KEY_CHANGED,
  },
  'licenseKeys.validate': {
    kind: 'mutation',
    summary:
      'Check for a program whether a key is good; Polar counts each check, so it is never done by showing a key.',
    risk: 'reversible',
    allow: { customer: 'own', agent: 'license_keys:write', service: 'license_keys:write' },
    subject: 'customer',
    /** Counting usage up cannot be repeated safely: with `increment_usage` an Idempotency-Key is needed. */
    input: once(() =>
      z.strictObject({
        license_key_id: id(),
        activation_id: z.optional(id()),
        benefit_id: z.optional(id()),
        increment_usage: z.optional(count()),
        /** Must equal those given at activation, all of them. */
        conditions: z.optional(metadata()),
      }),
    ),
    output: validation,
    stales: KEY_CHANGED,
  },
  'licenseKeys.activate': {
    kind: 'mutation',
    summary: 'Sign a device in to a license.',
    risk: 'reversible',
    allow: { customer: 'own', agent: 'license_keys:write', service: 'license_keys:write' },
    subject: 'customer',
    key: 'required',
    input: once(() =>
      z.strictObject({
        license_key_id: id(),
        label: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
        conditions: z.optional(metadata()),
        meta: z.optional(metadata()),
      }),
    ),
    output: activation,
    stales: KEY_CHANGED,
  },
});
