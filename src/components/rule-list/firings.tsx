import type { ReactElement } from 'react';
import { rules as english } from '../../i18n/en/rules.ts';
import type { ListedRule } from '../../react/use-rules.ts';
import { Pill } from '../ui/pill.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';
import { FIRING_TONES } from './rule-words.ts';

type Firing = ListedRule['last'][number];

/** What a rule did last, newest first. */
export function Firings({ last }: Pick<ListedRule, 'last'>): ReactElement {
  const w = useWords('rules', english);
  if (last.length === 0) return <p className="fl:m-0 fl:text-sm fl:text-mute">{w.never}</p>;
  return (
    <ul
      aria-label={w.last}
      data-slot="rule-firings"
      className="fl:m-0 fl:grid fl:grid-cols-1 fl:list-none fl:gap-2 fl:p-0 fl:@min-[480px]:gap-1"
    >
      {last.map((firing) => (
        <OneFiring key={firing.id} {...firing} />
      ))}
    </ul>
  );
}

/** Between how it stands and when; where it is narrow, below both. */
const DETAILS =
  'fl:order-1 fl:flex fl:w-full fl:min-w-0 fl:flex-wrap fl:items-center fl:gap-x-2 fl:@min-[480px]:order-none fl:@min-[480px]:w-auto fl:@min-[480px]:flex-1';

function OneFiring({ state, subject, at, code, causes }: Firing): ReactElement {
  const w = useWords('rules', english);
  const { when } = useText();
  return (
    <li
      data-slot="rule-firing"
      data-state={state}
      className="fl:flex fl:flex-wrap fl:items-center fl:gap-x-2 fl:text-sm"
    >
      <Pill tone={FIRING_TONES[state]}>{w.firings[state]}</Pill>
      <span className={DETAILS}>
        <Subject of={subject} />
        {code && <code className="fl:font-mono fl:text-xs fl:text-mute">{code}</code>}
        {causes.length > 0 && <span className="fl:text-mute">{w.because(causes.join(' → '))}</span>}
      </span>
      <span className="fl:ms-auto fl:text-mute">{when(at)}</span>
    </li>
  );
}

/** A kind and an id of Polar's: the whole of it can be read by whoever looks for it there. */
export function Subject({ of }: { of: string }): ReactElement {
  return (
    <bdi title={of} className="fl:max-w-full fl:min-w-0 fl:truncate fl:font-mono fl:text-xs">
      {of}
    </bdi>
  );
}
