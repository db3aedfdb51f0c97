/** `floe/rules`: the rules of the host's code on screen, for whoever looks after them. Needs `floe/styles.css`. */
export { type UseRuleDryRun, useRuleDryRun } from '../react/use-rule-dry-run.ts';
export { type ListedRule, type UseRules, useRules } from '../react/use-rules.ts';
export { RuleList } from './rule-list/rule-list.tsx';
