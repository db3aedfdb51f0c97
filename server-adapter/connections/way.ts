import { createUpstream } from '../polar/client.ts';
import { type Failed, noAnswer, refused } from '../polar/failure.ts';
import type { Call } from '../polar/line.ts';
import type { PolarRequest, PolarResult, Upstream } from '../polar/port.ts';
import { unconnected } from './late.ts';
import { isForeign, pinned } from './pin.ts';
import { type Held, hold, type Ports } from './ports.ts';
import { broken, renewed } from './renew.ts';

/** Renewed before less than this is left (ms), so that no token runs out between here and Polar. */
const MARGIN = 5 * 60_000;
/** How long a look at the store serves (ms): another process may have ended or renewed it. */
const SERVES_MS = 2_000;

/** One kept connection's way to Polar, for as long as it is the same connection. */
export interface Way {
  readonly id: string;
  readonly upstream: Upstream;
  forget(): void;
}

type Hands = { readonly held: Held } | { readonly reason: 'not_connected' | 'needs_reconnect' } | null;

export function openWay(ports: Ports, connection: string, { kept: { id, organization } }: Held): Way {
  const { clock, report } = ports.services;
  let looked: { readonly at: number; readonly held: Held } | undefined;
  let renewing: Promise<Held | null> | undefined;

  /** All who wait in this process share one renewal; those of other processes wait for the store. */
  function renew(seen: Held): Promise<Held | null> {
    const { ask } = ports;
    if (!ask) return Promise.resolve(null);
    renewing ??= renewed(ports, ask, connection, seen).finally(() => {
      looked = undefined;
      renewing = undefined;
    });
    return renewing;
  }

  /** What opens Polar now. Null: Polar could not be asked about it. */
  async function hands(): Promise<Hands> {
    if (looked && clock.now() - looked.at < SERVES_MS) return { held: looked.held };
    let held = await hold(ports, connection);
    if (held?.kept.id !== id) return { reason: 'not_connected' };
    const { kept } = held;
    const left = kept.expiresAt === null ? Number.POSITIVE_INFINITY : kept.expiresAt - clock.now();
    if (kept.state === 'unverified' || (kept.state === 'connected' && left < MARGIN && held.tokens.refresh !== null)) {
      const fresh = await renew(held);
      // Polar may be away for a moment: what is good for some minutes more goes on.
      if (!fresh && (kept.state === 'unverified' || left <= 0)) return null;
      held = fresh ?? held;
    }
    if (held.kept.id !== id) return { reason: 'not_connected' };
    if (held.kept.state === 'needs_reconnect') return { reason: 'needs_reconnect' };
    if (held.kept.state === 'unverified') return null;
    looked = { at: clock.now(), held };
    return { held };
  }

  async function safeHands(request: PolarRequest): Promise<{ held: Held } | Failed> {
    try {
      const now = await hands();
      if (now && 'held' in now) return now;
      return unconnected(request, now ?? {});
    } catch (cause) {
      return unconnected(request, { cause });
    }
  }

  const upstream = createUpstream({
    ...ports.connect,
    connection,
    accessToken: '',
    clock,
    around: (call, merchant): Call => {
      async function asMerchant(request: PolarRequest, isSecond = false): Promise<PolarResult> {
        const now = await safeHands(request);
        if ('ok' in now) return now;
        const { held } = now;
        merchant.token = held.tokens.access;
        const wanted = held.kept.kind === 'oauth' ? pinned(request, organization.id) : request;
        if (!wanted) return refused(404, { error: 'ResourceNotFound' }, request, null);
        const result = await call(wanted, merchant);
        if (!isUnknownToken(result)) return result;
        // It ended before its time. It was refused before anything was done, so that asking again is safe, once.
        if (isSecond || held.tokens.refresh === null) {
          looked = undefined;
          await broken(ports, connection, held, 'refused').catch(() => null);
          return unconnected(request, { reason: 'needs_reconnect' });
        }
        const fresh = await renew(held).catch(() => null);
        return fresh ? asMerchant(request, true) : unconnected(request, {});
      }
      return async <T>(request: PolarRequest, identity: typeof merchant): Promise<PolarResult<T>> => {
        const result = await (identity === merchant ? asMerchant(request) : call(request, identity));
        if (!isForeign(result, request, organization.id)) return result as PolarResult<T>;
        report({ kind: 'alarm', message: FOREIGN, connection });
        return noAnswer('foreign', request, result.ok ? { status: result.status } : {});
      };
    },
  });

  return {
    id,
    upstream,
    forget: () => {
      looked = undefined;
      upstream.forget();
    },
  };
}

const FOREIGN = 'Polar answered with something of another organization. It was shown to nobody.';

function isUnknownToken(result: PolarResult): boolean {
  return !result.ok && result.failure.kind === 'refused' && result.failure.error === 'invalid_token';
}
