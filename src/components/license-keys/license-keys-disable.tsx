import { type ReactElement, useState } from 'react';
import { keyTable } from '../../i18n/en/key-table.ts';
import type { UseDisableKeys } from '../../react/use-disable-keys.ts';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';

/** Disables the chosen keys once that was asked, and says what became of it. A yes to some keys is none to others. */
export function LicenseKeysDisable({ several }: { several: UseDisableKeys }): ReactElement | null {
  const { chosen, run, done, error } = several;
  const { t } = useText();
  const w = useWords('keyTable', keyTable);
  const [askedAbout, ask] = useState('');
  const [busy, setBusy] = useState(false);
  const count = chosen.length;
  const these = chosen.map(({ id }) => id).join();
  const told = done ? (
    <Note tone="ok" alert>
      {w.disabled(done)}
    </Note>
  ) : null;
  if (count === 0) return told;
  const press = async () => {
    setBusy(true);
    await run?.();
    setBusy(false);
    ask('');
  };
  return (
    <section aria-label={w.chosen(count)} data-slot="license-keys-disable" className="fl:grid fl:gap-2">
      <div className="fl:flex fl:flex-wrap fl:items-center fl:gap-2">
        <span className="fl:me-auto fl:text-sm">{busy || askedAbout === these ? w.disableAsk : w.chosen(count)}</span>
        {busy || askedAbout === these ? (
          <>
            <Button autoFocus disabled={busy} onClick={() => ask('')}>
              {t.common.back}
            </Button>
            <Button look="danger" busy={busy} onClick={() => void press()}>
              {w.disable(count)}
            </Button>
          </>
        ) : (
          <Button onClick={() => ask(these)}>{w.disableOpen(count)}</Button>
        )}
      </div>
      {error && told}
      {error && <ProblemNote alert error={error} />}
    </section>
  );
}
