import type { ReactElement } from 'react';
import { webhooks as english } from '../../i18n/en/webhooks.ts';
import { type UseWebhookStatus, useWebhookStatus } from '../../react/use-webhook-status.ts';
import { Button } from '../ui/button.tsx';
import { useSay } from '../ui/live-region.tsx';
import { Note, type NoteProps } from '../ui/note.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';

type Status = NonNullable<UseWebhookStatus['data']>;

const TONES: Partial<Record<Status['endpoint'], NoteProps['tone']>> = {
  disabled: 'bad',
  missing: 'bad',
  enabled: 'ok',
};

/** How Polar's news reach the adapter, and the press that mends it. */
export function WebhookNote(): ReactElement | null {
  const state = useWebhookStatus();
  const { data, status, error, refetch, isBehind, repair, action } = state;
  const w = useWords('webhooks', english);
  const { when } = useText();
  const say = useSay();
  if (status === 'forbidden' || status === 'loading') return null;
  if (!data) return <ProblemNote error={error} status={status} retry={refetch} />;
  const { endpoint, received_at, caught_up_at, waiting, unread } = data;
  const mend = async () => {
    if (await repair?.()) say(w.repaired);
  };
  const busy = action.state === 'pending';
  const late = isBehind && (caught_up_at ? w.behind(when(caught_up_at)) : w.never);
  return (
    <section data-slot="webhook-status" data-state={endpoint} aria-label={w.title} className="fl:grid fl:gap-2">
      <Note tone={TONES[endpoint]}>
        {endpoint === 'enabled' ? w.enabled(received_at && when(received_at)) : w[endpoint]}{' '}
        {waiting > 0 && w.waiting(waiting)}
      </Note>
      {late && <Note tone="warn">{late}</Note>}
      {unread.length > 0 && <Note>{w.unread(unread.join(', '))}</Note>}
      {action.error && <Failed error={action.error} />}
      {(repair || busy) && (
        <Button look="primary" className="fl:justify-self-start" busy={busy} onClick={() => void mend()}>
          {w.repair}
        </Button>
      )}
    </section>
  );
}

function Failed({ error }: { error: NonNullable<UseWebhookStatus['error']> }): ReactElement {
  const w = useWords('webhooks', english);
  if (error.state.reason !== 'address') return <ProblemNote alert error={error} />;
  return (
    <Note tone="bad" alert>
      {w.address}
    </Note>
  );
}
