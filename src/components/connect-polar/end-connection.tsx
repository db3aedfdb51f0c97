import { type ReactElement, useState } from 'react';
import type { connection } from '../../i18n/en/connection.ts';
import { Button } from '../ui/button.tsx';
import { useSay } from '../ui/live-region.tsx';
import { Note } from '../ui/note.tsx';

interface EndConnectionProps {
  words: typeof connection;
  end: () => Promise<unknown>;
  busy: boolean;
}

/** Ending a connection, which asks once more: everything that reads through it stops. */
export function EndConnection({ words: w, end, busy }: EndConnectionProps): ReactElement {
  const [asked, setAsked] = useState(false);
  const say = useSay();
  const finish = async () => {
    if (await end()) say(w.ended);
    setAsked(false);
  };
  if (!asked)
    return (
      <Button className="fl:justify-self-start" onClick={() => setAsked(true)}>
        {w.end}
      </Button>
    );
  return (
    <>
      <Note tone="warn" alert>
        {w.sure}
      </Note>
      <div className="fl:flex fl:flex-wrap fl:gap-2">
        <Button onClick={() => setAsked(false)} disabled={busy}>
          {w.keep}
        </Button>
        <Button look="danger" busy={busy} onClick={() => void finish()}>
          {w.yes}
        </Button>
      </div>
    </>
  );
}
