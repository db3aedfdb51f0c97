import type { Handlers } from './handler.ts';

export const rules: Handlers<'rules'> = {
  'rules.list': async (_input, context) => {
    const { listRules } = await import('../rules/list.ts');
    return { result: [...(await listRules(context))] };
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
