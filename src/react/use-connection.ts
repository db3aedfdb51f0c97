import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { FloeError } from '../client/floe-error.ts';
import type { Output } from '../client/operation.ts';
import { useFloe } from './floe-context.ts';
import { type QueryState, queryState } from './query-state.ts';
import { type IntentState, useIntent } from './use-intent.ts';

/** What became of a visit to Polar. */
export type CameBack = 'connected' | 'declined' | 'organization' | 'failed';

/** What somebody does about a connection. */
export type ConnectionAction = 'signIn' | 'setToken' | 'disconnect';

type Ended = Output<'connections.disconnect'>;

/** What {@link useConnection} answers. */
export interface UseConnection extends QueryState<Output<'connections.get'>> {
  /** Leads this browser to Polar, where somebody lets us reach an organization. Null where that is not possible now. */
  signIn: (() => Promise<void>) | null;
  /** Connects by an organization's access token. Null where that is not possible now. */
  setToken: ((token: string) => Promise<Output<'connections.get'> | undefined>) | null;
  /** Ends the connection. Null where there is none to end here. */
  disconnect: (() => Promise<Ended | undefined>) | null;
  /** Where the last of them stands, and which it is. */
  action: { of: ConnectionAction | null; state: IntentState; error: FloeError | null; reset: () => void };
  /** The browser has just come back from Polar. */
  cameBack: CameBack | null;
  /** The token that was forgotten still opens Polar: it is to be deleted there. */
  deleteAtPolar: boolean;
}

/** What {@link useConnection} takes. */
export interface UseConnectionOptions {
  /** The page that Polar sends the browser back to. @default this one */
  returnTo?: string | undefined;
  /** Leaves this page. @default `location.assign` */
  leave?: ((url: string) => void) | undefined;
}

const OF = { 'connections.setToken': 'setToken', 'connections.disconnect': 'disconnect' } as const;

const MARK = '#floe-connect=';

/**
 * The caller's connection to Polar, and how it is made and ended.
 *
 * @example
 * const { data, signIn } = useConnection();
 * <button disabled={!signIn} onClick={() => signIn?.()}>Connect Polar</button>
 */
export function useConnection({ returnTo, leave }: UseConnectionOptions = {}): UseConnection {
  const { options, queryClient, client } = useFloe();
  const query = options('connections.get', {});
  const state = queryState(useQuery(query, queryClient));
  const intent = useIntent<'connections.setToken' | 'connections.disconnect'>();
  const [leaving, setLeaving] = useState<{ state: IntentState; error: FloeError | null } | null>(null);
  const [deleteAtPolar, setDelete] = useState(false);
  const [cameBack] = useState(() => outcomeIn(globalThis.location?.hash ?? ''));
  // Shown once: a reload or a copied address says nothing of it.
  useEffect(() => {
    if (location.hash.startsWith(MARK)) history.replaceState(history.state, '', location.pathname + location.search);
  }, []);

  const { data } = state;
  const open = data?.may_change && data.state !== 'connected' ? data.ways : [];
  const known = <T extends Output<'connections.get'>>(now: T | undefined): T | undefined => {
    if (now) queryClient.setQueryData(query.queryKey, now);
    return now;
  };
  const signIn = async () => {
    intent.reset();
    setLeaving({ state: 'pending', error: null });
    const input = { return_to: returnTo ?? location.href.split('#')[0] };
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, credentials: 'include', body: JSON.stringify({ input }) } as const;
    try {
      const answer = await client.reach('connect/start', init, async (send) => (await send()).json());
      if (answer.code) throw new FloeError(answer);
      (leave ?? ((url: string) => location.assign(url)))(answer.result.url);
    } catch (cause) {
      const error = cause instanceof FloeError ? cause : new FloeError({ code: 'network' }, cause);
      setLeaving({ state: 'failed', error });
    }
  };
  const run: typeof intent.run = async (name, input) => {
    setLeaving(null);
    return known(await intent.run(name, input));
  };
  const setToken = async (token: string) => {
    // A second press may fall before the page shows what came of the first.
    const now = queryClient.getQueryData<Output<'connections.get'>>(query.queryKey);
    return now?.state === 'connected' ? now : run('connections.setToken', { token });
  };
  return {
    ...state,
    signIn: open.includes('oauth') ? signIn : null,
    setToken: open.includes('token') ? setToken : null,
    disconnect:
      data?.may_change && data.kind && data.kind !== 'host'
        ? async () => {
            const ended = (await run('connections.disconnect', {})) as Ended | undefined;
            setDelete(ended?.delete_at_polar === true);
            return ended;
          }
        : null,
    action: {
      of: leaving ? 'signIn' : intent.name && OF[intent.name],
      ...(leaving ?? intent),
      reset: () => {
        setLeaving(null);
        intent.reset();
      },
    },
    cameBack,
    deleteAtPolar: deleteAtPolar && data?.state === 'not_connected',
  };
}

function outcomeIn(hash: string): CameBack | null {
  const said = hash.startsWith(MARK) && hash.slice(MARK.length);
  return said === 'connected' || said === 'declined' || said === 'organization' || said === 'failed' ? said : null;
}
