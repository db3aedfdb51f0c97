import * as z from 'zod/mini';
import { checkoutFields, sold } from '../checkout-fields.ts';
import { defineOperations, once } from '../define.ts';
import { id } from '../ids.ts';
import { page, sort } from '../list.ts';
import { checkoutLink } from '../resources/checkout-link.ts';

const LINKS = ['checkoutLinks.list', 'checkoutLinks.get', 'audit.list'] as const;

const linkId = once(() => z.strictObject({ checkout_link_id: id() }));
const label = () => z.optional(z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(200))));

export const checkoutLinkOperations = defineOperations({
  'checkoutLinks.list': {
    kind: 'query',
    summary: 'List the links anybody can buy by.',
    risk: 'none',
    allow: { agent: 'checkout_links:read', service: 'checkout_links:read' },
    subject: 'none',
    list: true,
    input: once(() =>
      z.strictObject({
        product_id: z.optional(id()),
        sort: sort('created_at', 'label', 'success_url', 'allow_discount_codes'),
        ...page,
      }),
    ),
    output: once(() => z.array(checkoutLink())),
  },
  'checkoutLinks.get': {
    kind: 'query',
    summary: 'Read one checkout link.',
    risk: 'none',
    allow: { agent: 'checkout_links:read', service: 'checkout_links:read' },
    subject: 'none',
    input: linkId,
    output: checkoutLink,
  },
  'checkoutLinks.create': {
    kind: 'mutation',
    summary: 'Make a link that anybody can buy by.',
    risk: 'reversible',
    allow: { agent: 'checkout_links:write', service: 'checkout_links:write' },
    subject: 'none',
    key: 'required',
    input: once(() => z.strictObject({ products: sold(), label: label(), ...checkoutFields() })),
    output: checkoutLink,
    stales: LINKS,
  },
  'checkoutLinks.update': {
    kind: 'mutation',
    summary: 'Change what a checkout link sells and how.',
    risk: 'reversible',
    allow: { agent: 'checkout_links:write', service: 'checkout_links:write' },
    subject: 'none',
    input: once(() =>
      z.strictObject({ checkout_link_id: id(), products: z.optional(sold()), label: label(), ...checkoutFields() }),
    ),
    output: checkoutLink,
    stales: LINKS,
  },
  'checkoutLinks.delete': {
    kind: 'mutation',
    summary: 'Take a checkout link away; it stops working at once, checkouts it has opened go on.',
    risk: 'irreversible',
    allow: { agent: 'checkout_links:write', service: 'checkout_links:write' },
    subject: 'none',
    input: linkId,
    output: once(() => z.object({ id: id(), deleted: z.literal(true) })),
    stales: LINKS,
  },
});
