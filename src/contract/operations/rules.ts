import * as z from 'zod/mini';
import { defineOperations, once } from '../define.ts';
import { id } from '../ids.ts';
import { page } from '../list.ts';
import { dryRun, rule, ruleName } from '../resources/rule.ts';

const named = once(() => z.strictObject({ rule: ruleName() }));
const LISTED = ['rules.list', 'audit.list'] as const;

/** An event as the host's code would emit it, about the customer that is named beside the input. */
const event = once(() =>
  z.strictObject({
    id: z.string().check(z.minLength(1), z.maxLength(200)),
    subscription_id: z.optional(id()),
    data: z.optional(z.record(z.string(), z.unknown())),
  }),
);

export const ruleOperations = defineOperations({
  'rules.list': {
    kind: 'query',
    summary: 'List the rules of the host’s code: how each stands, what it did last and what waits for a person.',
    risk: 'none',
    allow: { agent: 'rules:read', service: 'rules:read' },
    subject: 'none',
    across: true,
    list: true,
    input: once(() => z.strictObject({ ...page })),
    output: once(() => z.array(rule())),
  },
  'rules.dryRun': {
    kind: 'query',
    summary: 'Say what a rule would do now, without doing it.',
    risk: 'none',
    allow: { agent: 'rules:read', service: 'rules:read' },
    subject: 'optional',
    across: true,
    input: once(() =>
      z.strictObject({
        rule: ruleName(),
        /** For a rule on an event: the one to try it with. */
        event: z.optional(event()),
      }),
    ),
    output: dryRun,
  },
  'rules.stop': {
    kind: 'mutation',
    summary: 'Stop a rule: it does nothing until it is resumed, and what waits goes on waiting.',
    risk: 'reversible',
    allow: { agent: 'rules:write', service: 'rules:write' },
    subject: 'none',
    across: true,
    input: named,
    output: rule,
    stales: LISTED,
  },
  'rules.resume': {
    kind: 'mutation',
    summary: 'Let a stopped rule act again.',
    risk: 'reversible',
    allow: { agent: 'rules:write', service: 'rules:write' },
    subject: 'none',
    across: true,
    input: named,
    output: rule,
    stales: LISTED,
  },
  'rules.settle': {
    kind: 'mutation',
    summary: 'Say that a person has looked after a firing that needed review; nothing is sent.',
    risk: 'reversible',
    allow: { agent: 'rules:write', service: 'rules:write' },
    subject: 'none',
    across: true,
    input: once(() => z.strictObject({ rule: ruleName(), firing_id: id() })),
    output: rule,
    stales: LISTED,
  },
});
