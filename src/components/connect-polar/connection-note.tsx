import type { ReactElement } from 'react';
import { connection as english } from '../../i18n/en/connection.ts';
import { type UseConnectionOptions, useConnection } from '../../react/use-connection.ts';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';
import { EndConnection } from './end-connection.tsx';
import { TokenForm } from './token-form.tsx';

/** How the connection stands, and what can be done about it. */
export function ConnectionNote(options: UseConnectionOptions): ReactElement | null {
  const now = useConnection(options);
  const { data, status, error, refetch, signIn, setToken, disconnect, action, cameBack, deleteAtPolar } = now;
  const w = useWords('connection', english);
  const { date } = useText();
  if (status === 'forbidden' || status === 'loading') return null;
  if (!data) return <ProblemNote error={error} status={status} retry={refetch} />;
  const { state, kind, organization, reason, connected_at } = data;
  const name = organization?.name ?? '';
  const doing = action.state === 'pending' ? action.of : null;
  // A token's own trouble stands beside its field.
  const isAboutToken = action.error?.code === 'invalid_input' || action.error?.state.reason === 'other_organization';
  const words =
    state === 'needs_reconnect'
      ? w.broken(name)
      : state === 'not_connected'
        ? w.none
        : kind === 'host'
          ? w.host
          : w.connected(name, date(connected_at ?? ''));
  return (
    <section data-slot="connect-polar" data-state={state} aria-label={w.title} className="fl:grid fl:gap-2">
      {cameBack && (cameBack !== 'connected' || state === 'connected') && (
        <Note tone={cameBack === 'connected' ? 'ok' : 'warn'} alert>
          {w.back[cameBack]}
        </Note>
      )}
      <Note tone={state === 'connected' ? 'ok' : state === 'needs_reconnect' ? 'bad' : 'info'}>
        {words} {reason && w[reason]}
      </Note>
      {deleteAtPolar && (
        <Note tone="warn" alert>
          {w.left}
        </Note>
      )}
      {action.error && !isAboutToken && <ProblemNote alert error={action.error} />}
      {signIn && (
        <Button
          look="primary"
          className="fl:justify-self-start"
          busy={doing === 'signIn'}
          disabled={doing === 'setToken'}
          onClick={() => void signIn()}
        >
          {w.signIn}
        </Button>
      )}
      {signIn && setToken && <Or>{w.or}</Or>}
      {setToken && (
        <TokenForm
          words={w}
          send={setToken}
          busy={doing === 'setToken'}
          disabled={doing === 'signIn'}
          error={isAboutToken ? action.error : null}
        />
      )}
      {disconnect && <EndConnection words={w} end={disconnect} busy={doing === 'disconnect'} />}
    </section>
  );
}

/** Between two ways to the same end. */
function Or({ children }: { children: string }): ReactElement {
  const line = <span aria-hidden className="fl:h-px fl:flex-1 fl:bg-line" />;
  return (
    <p className="fl:flex fl:items-center fl:gap-3 fl:text-sm fl:text-mute">
      {line}
      {children}
      {line}
    </p>
  );
}
