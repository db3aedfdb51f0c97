import type { ReactElement } from 'react';
import { rules as english } from '../../i18n/en/rules.ts';
import { useRules } from '../../react/use-rules.ts';
import { KitRoot } from '../ui/kit-root.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useWords } from '../use-words.ts';
import { RuleItem } from './rule-item.tsx';

/**
 * The rules of the host's code, for whoever may read them: how each stands, its last firings, what waits for a person and
 * what it would do now; stopped and resumed by whoever may write them. Nothing for everybody else.
 *
 * @example
 * <FloeProvider url="/floe">
 *   <RuleList />
 * </FloeProvider>
 */
export function RuleList(): ReactElement {
  return (
    <KitRoot>
      <Rules />
    </KitRoot>
  );
}

function Rules(): ReactElement | null {
  const { data, status, error, refetch, ...acts } = useRules();
  const w = useWords('rules', english);
  if (status === 'forbidden') return null;
  if (!data && status === 'loading') return <Skeleton width={24} />;
  return (
    <section data-slot="rules" aria-label={w.title} className="fl:grid fl:grid-cols-1 fl:gap-2">
      {!data || status === 'error' ? <ProblemNote error={error} status={status} retry={refetch} /> : null}
      {data?.length === 0 && <p className="fl:m-0 fl:text-mute">{w.none}</p>}
      <ul className="fl:m-0 fl:grid fl:grid-cols-1 fl:list-none fl:gap-2 fl:p-0">
        {data?.map((rule) => (
          <RuleItem key={rule.name} rule={rule} {...acts} />
        ))}
      </ul>
    </section>
  );
}
