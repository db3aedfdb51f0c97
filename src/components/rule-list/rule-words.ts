import type { rules as english } from '../../i18n/en/rules.ts';
import type { ListedRule } from '../../react/use-rules.ts';
import type { Tone } from '../ui/pill.tsx';

export const RULE_TONES: Record<ListedRule['state'], Tone> = {
  on: 'ok',
  stopped: 'bad',
  dry_run: 'info',
  gone: 'none',
};

export const FIRING_TONES: Record<ListedRule['last'][number]['state'], Tone> = {
  waiting: 'info',
  begun: 'info',
  done: 'ok',
  failed: 'bad',
  needs_review: 'warn',
  superseded: 'none',
  loop: 'bad',
  dry_run: 'info',
  settled: 'none',
};

/** What a rule waits for and does, in one sentence. */
export function sentenceOf({ on, operation }: ListedRule, w: typeof english, locale: string): string | null {
  if (!on || !operation) return null;
  const value = on.value ?? 0;
  const units = new Intl.NumberFormat(locale).format(value);
  const when = {
    event: () => w.event(on.of ?? ''),
    webhook: () => w.webhook(on.of ?? ''),
    threshold: () => w.threshold(units),
    trial_ends_in: () => w.trial_ends_in(value),
    past_due_for: () => w.past_due_for(value),
  }[on.kind];
  return w.sentence(when(), w.does[operation]);
}
