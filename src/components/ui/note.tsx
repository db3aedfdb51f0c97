import type { ReactElement, ReactNode } from 'react';
import { Button } from './button.tsx';
import { InfoIcon, WarnIcon } from './icons.tsx';
import { useSlotClass } from './part.tsx';
import type { Tone } from './pill.tsx';

const TONES: Partial<Record<Tone, string>> = {
  warn: 'fl:bg-warn-soft fl:text-warn',
  bad: 'fl:bg-bad-soft fl:text-bad',
  ok: 'fl:bg-ok-soft fl:text-ok',
  info: 'fl:bg-sub fl:text-mute',
};

/** Props of {@link Note}. */
export interface NoteProps {
  tone?: 'warn' | 'bad' | 'ok' | 'info' | undefined;
  /** Said at once by screen readers: for what just went wrong. */
  alert?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** A few words beside what they are about. */
export function Note({ tone = 'info', alert, className, children }: NoteProps): ReactElement {
  const looks = `fl:note ${TONES[tone]}`;
  return (
    <div
      data-slot="note"
      data-tone={tone}
      role={alert ? 'alert' : undefined}
      className={useSlotClass('note', looks, className)}
    >
      <span className="fl:mt-0.5">{tone === 'info' || tone === 'ok' ? <InfoIcon /> : <WarnIcon />}</span>
      <div className="fl:min-w-0 fl:flex-1 fl:wrap-anywhere">{children}</div>
    </div>
  );
}

/** What can be done about it, in the note's own line. */
export function NoteLink({ onClick, children }: { onClick: () => void; children: ReactNode }): ReactElement {
  return (
    <Button look="link" className="fl:h-auto! fl:p-0! fl:text-current! fl:underline" onClick={onClick}>
      {children}
    </Button>
  );
}
