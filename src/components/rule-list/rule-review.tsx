import type { ReactElement } from 'react';
import { rules as english } from '../../i18n/en/rules.ts';
import type { ListedRule, UseRules } from '../../react/use-rules.ts';
import { Button } from '../ui/button.tsx';
import { useSay } from '../ui/live-region.tsx';
import { Note } from '../ui/note.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';
import { Subject } from './firings.tsx';

/** Firings whose outcome nobody knows, each with the press that says it was looked after. */
export function RuleReview({ rule, settle }: { rule: ListedRule; settle: UseRules['settle'] }): ReactElement | null {
  const w = useWords('rules', english);
  const { when } = useText();
  const say = useSay();
  if (rule.needs_review === 0) return null;
  const done = async (id: string) => {
    if (await settle?.(rule.name, id)) say(w.settled);
  };
  return (
    <Note tone="warn">
      {w.review(rule.needs_review)}
      <ul data-slot="rule-review" className="fl:m-0 fl:mt-1 fl:grid fl:grid-cols-1 fl:list-none fl:gap-1 fl:p-0">
        {rule.review.map(({ id, subject, at }) => (
          <li key={id} className="fl:flex fl:flex-wrap fl:items-center fl:gap-x-2">
            <Subject of={subject} />
            <span>{when(at)}</span>
            {settle && (
              <Button className="fl:ms-auto" aria-label={`${w.settle}: ${subject}`} onClick={() => void done(id)}>
                {w.settle}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Note>
  );
}
