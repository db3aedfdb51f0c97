import type { Handlers } from './handler.ts';

export const rules: Handlers<'rules'> = {
  'rules.list': async ({ limit = 20 }, context) => {
    const { listRules } = await import('../rules/list.ts');
    const all = await listRules(context);
    const from = context.position ?? 0;
    const end = from + limit;
    return { result: all.slice(from, end), total: all.length, next: end < all.length ? end : null };
  },
  'rules.dryRun': async (input, context) => {
    const { dryRun } = await import('../rules/dry-run.ts');
    return { result: await dryRun(input, context) };
  },
  'rules.stop': async ({ rule }, context) => (await import('../rules/change.ts')).setStopped(context, rule, true),
  'rules.resume': async ({ rule }, context) => (await import('../rules/change.ts')).setStopped(context, rule, false),
  'rules.settle': async ({ rule, firing_id }, context) =>
    (await import('../rules/change.ts')).settle(context, rule, firing_id),
};
