import type { ReactElement } from 'react';
import { rules as english } from '../../i18n/en/rules.ts';
import { useFloe } from '../../react/floe-context.ts';
import { useRuleDryRun } from '../../react/use-rule-dry-run.ts';
import type { ListedRule, UseRules } from '../../react/use-rules.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { useSay } from '../ui/live-region.tsx';
import { Pill } from '../ui/pill.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';
import { Firings } from './firings.tsx';
import { RuleDryRun } from './rule-dry-run.tsx';
import { RuleReview } from './rule-review.tsx';
import { RULE_TONES, sentenceOf } from './rule-words.ts';

type Props = Pick<UseRules, 'stop' | 'resume' | 'settle' | 'action'> & { rule: ListedRule };

/** One rule: what it waits for and does, how it stands, what it did last. */
export function RuleItem({ rule, stop, resume, settle, action }: Props): ReactElement {
  const w = useWords('rules', english);
  const { when } = useText();
  const { locale } = useFloe();
  const say = useSay();
  const dryRun = useRuleDryRun(rule);
  const { name, state, waiting, per_hour, begun_last_hour, stopped_at, last } = rule;
  const isMine = action.rule === name;
  const busy = isMine && action.state === 'pending';
  const turn = async () => {
    const act = stopped_at ? resume : stop;
    if (await act?.(name)) say(stopped_at ? w.resumed(name) : w.stopped(name));
  };
  const pace = per_hour !== null && w.pace(String(begun_last_hour), String(per_hour));
  return (
    <Card asChild>
      <li data-slot="rule" data-state={state} className="fl:@container fl:grid fl:grid-cols-1 fl:gap-2 fl:p-3">
        <div className="fl:flex fl:flex-wrap fl:items-center fl:gap-2">
          <b className="fl:min-w-0 fl:wrap-anywhere fl:font-semibold">{name}</b>
          <Pill tone={RULE_TONES[state]} state={state}>
            {w.states[state]}
          </Pill>
          {stopped_at && <span className="fl:text-sm fl:text-mute">{w.stoppedAt(when(stopped_at))}</span>}
        </div>
        <div className="fl:text-sm fl:text-mute">
          {sentenceOf(rule, w, locale)} {[pace, waiting > 0 && w.waiting(waiting)].filter(Boolean).join(' · ')}
        </div>
        <RuleReview rule={rule} settle={settle} />
        <Firings last={last} />
        {isMine && action.error && <ProblemNote alert error={action.error} />}
        <div className="fl:flex fl:flex-wrap fl:gap-2">
          {stop && state !== 'gone' && (
            <Button busy={busy} aria-label={`${stopped_at ? w.resume : w.stop}: ${name}`} onClick={() => void turn()}>
              {stopped_at ? w.resume : w.stop}
            </Button>
          )}
          {dryRun.ask && (
            <Button
              look="quiet"
              className="fl:first:-ms-1.25"
              aria-label={`${w.tryOut} ${name}`}
              busy={dryRun.asked && (dryRun.status === 'loading' || dryRun.status === 'refreshing')}
              onClick={dryRun.ask}
            >
              {w.tryOut}
            </Button>
          )}
        </div>
        <RuleDryRun run={dryRun} />
      </li>
    </Card>
  );
}
