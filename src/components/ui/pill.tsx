import type { ReactElement, ReactNode } from 'react';
import { useSlotClass } from './part.tsx';

/** What a colour says: `ok` runs, `warn` needs someone, `bad` took something away, `none` is over. */
export type Tone = 'ok' | 'warn' | 'bad' | 'none' | 'info';

const TONES: Record<Tone, string> = {
  ok: 'fl:bg-ok-soft fl:text-ok',
  warn: 'fl:bg-warn-soft fl:text-warn',
  bad: 'fl:bg-bad-soft fl:text-bad',
  info: 'fl:bg-acc-soft fl:text-acc',
  none: 'fl:bg-line2 fl:text-mute',
};

/** A state as dot and word, never as colour alone. */
export function Pill({
  tone = 'none',
  state,
  className,
  children,
}: {
  tone?: Tone;
  state?: string;
  className?: string;
  children: ReactNode;
}): ReactElement {
  const looks = `fl:pill ${TONES[tone]}`;
  return (
    <span data-slot="pill" data-tone={tone} data-state={state} className={useSlotClass('pill', looks, className)}>
      <i aria-hidden="true" className="fl:size-1.5 fl:rounded-full fl:bg-current" />
      {children}
    </span>
  );
}
