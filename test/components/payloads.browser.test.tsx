// Names, notes and addresses that somebody chose to break the page with: they are text, wherever they stand.

import type { ReactElement } from 'react';
import { expect, it } from 'vitest';
import { memoryStore } from '../../server-adapter/index.ts';
import { DeskNotes } from '../../src/components/desk.ts';
import { AuditTrail, CustomerPanel, LicenseKeyTable } from '../../src/components/index.ts';
import { ADA, type Answered, customerCaller, type StageOptions, stage } from './stage.tsx';

const RUN = 'window.__ran=1';
const PAYLOADS = [
  `<script>${RUN}</script>`,
  `"><script>${RUN}</script>`,
  `</title><script>${RUN}</script>`,
  `<img src=x onerror="${RUN}">`,
  `"><img src=x onerror=${RUN}>`,
  `<svg onload=${RUN}>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<iframe srcdoc="<script>parent.__ran=1</script>"></iframe>`,
  `<iframe src="javascript:parent.__ran=1"></iframe>`,
  `<a href="javascript:${RUN}">x</a>`,
  `<details open ontoggle=${RUN}>`,
  `<body onload=${RUN}>`,
  `<input autofocus onfocus=${RUN}>`,
  `<math><mtext><style><img src=x onerror=${RUN}></style></mtext></math>`,
  `<template><script>${RUN}</script></template>`,
  `<style>*{background:url(javascript:${RUN})}</style>`,
  `<form action="javascript:${RUN}"><button>x</button></form>`,
  `<object data="data:text/html,<script>parent.__ran=1</script>"></object>`,
  `" onmouseover="${RUN}" x="`,
  `' onfocus='${RUN}' autofocus='`,
  `\`\${${RUN}}\``,
  `{{constructor.constructor('${RUN}')()}}`,
  `[x](javascript:${RUN})`,
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}`,
  ` \u0001javascript:${RUN}`,
  `java\tscript:${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `vbscript:${RUN}`,
  `//evil.example/x`,
  `\u202e<script>${RUN}</script>`,
  `&lt;script&gt;${RUN}&lt;/script&gt;`,
];

/** Fields that somebody writes freely, and addresses that come from elsewhere. */
const FREE =
  /^(name|description|label|comment|email|external_id|invoice_number|billing_name|note|title|line[12]|city|postal_code|customer_cancellation_comment|url|receipt_url|avatar_url|success_url|last4|brand|code|display_key|reason_text)$/;

function spoil(value: unknown, next: () => string): unknown {
  if (Array.isArray(value)) return value.map((item) => spoil(item, next));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      typeof inner === 'string' && FREE.test(key) ? next() : spoil(inner, next),
    ]),
  );
}

const store = memoryStore();
await store.audit.request('default', {
  id: 'line',
  at: Date.parse('2026-11-23T10:00:00Z'),
  requestId: 'request',
  operation: 'subscriptions.cancel',
  actor: { kind: 'agent', id: 'ada', name: 'Ada' },
  customer: null,
  ticket: { system: 'zendesk', id: '4711', proof: 'token' },
  targets: {},
  detail: { comment: 'A note.', before: { name: 'a' }, after: { name: 'b' } },
});

const screens: [string, () => ReactElement, StageOptions][] = [
  ['an agent’s panel', () => <CustomerPanel first={<DeskNotes />} />, { about: 'elena' }],
  ['a team’s panel', () => <CustomerPanel />, { about: 'priya' }],
  ['a customer’s page', () => <CustomerPanel />, { as: customerCaller('maya'), width: 760 }],
  ['the list of keys', () => <LicenseKeyTable />, { customer: undefined, width: 760 }],
  ['the audit trail', () => <AuditTrail />, { customer: undefined, width: 760, store }],
];

it.each(screens)('are text on %s', async (_name, screen, options) => {
  let at = 0;
  const next = () => PAYLOADS[at++ % PAYLOADS.length] ?? '';
  const rights = [...ADA.permissions, 'license_keys:read', 'license_keys:write'] as const;
  const { screen: shown } = await stage(screen(), {
    as: { ...ADA, permissions: rights },
    ...options,
    before: (polar) => {
      polar.moves.disputeOpens(polar.ids.order ?? '');
    },
    edit: (_operation, body): Answered => ({ ...body, result: spoil(body.result, next) }),
  });
  await expect.poll(() => shown.container.textContent?.includes(RUN)).toBe(true);
  const root = shown.container;
  expect([...root.querySelectorAll('script, iframe, object, embed, style, math, template, [srcdoc]')]).toEqual([]);
  const elements = [...root.querySelectorAll('*')];
  const attributes = elements.flatMap((element) => [...element.attributes]);
  expect(attributes.filter(({ name }) => name.startsWith('on'))).toEqual([]);
  const leads = attributes.filter(({ name }) => /^(href|src|action|formaction|srcdoc|data)$/.test(name));
  expect(leads.filter(({ value }) => !/^(https:|#|blob:|$)/.test(value)).map(({ value }) => value)).toEqual([]);
  expect('__ran' in window).toBe(false);
});
