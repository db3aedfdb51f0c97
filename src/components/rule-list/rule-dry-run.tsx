import type { ReactElement } from 'react';
import { rules as english } from '../../i18n/en/rules.ts';
import type { UseRuleDryRun } from '../../react/use-rule-dry-run.ts';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useWords } from '../use-words.ts';
import { Subject } from './firings.tsx';

/** What a rule would do now, once somebody has asked. */
export function RuleDryRun({ run }: { run: UseRuleDryRun }): ReactElement | null {
  const w = useWords('rules', english);
  const { asked, data, status, error, refetch } = run;
  if (!asked || status === 'loading') return null;
  if (!data) return <ProblemNote alert error={error} status={status} retry={refetch} />;
  return (
    <div data-slot="rule-dry-run" role="status" className="fl:grid fl:grid-cols-1 fl:gap-1 fl:text-sm">
      <span className="fl:text-mute">
        {data.firings.length === 0 && `${w.nothing} `}
        {w.looked(data.looked, data.more)}
      </span>
      <ul className="fl:m-0 fl:grid fl:grid-cols-1 fl:list-none fl:gap-1 fl:p-0">
        {data.firings.map(({ subject, would }) => (
          <li key={subject} data-state={would} className="fl:flex fl:flex-wrap fl:items-center fl:gap-x-2">
            <Subject of={subject} />
            <span>{w.would[would]}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
