import { eachMethod } from '../../../server-adapter/store/each-method.ts';
import type { Store, Tables } from '../../../server-adapter/store/port.ts';
import type { Stage } from './stage.ts';

/**
 * The adapter with one guard taken out, as it might have been written in a hurry. Each must break the promise: a
 * property that none of them breaks would prove nothing.
 */
export type Twin =
  /** Sends a refund again when no answer comes. */
  | 'resends'
  /** Lets two refunds of one order run beside each other. */
  | 'knows_no_lock'
  /** Takes the figure of now where the screen showed another. */
  | 'ignores_what_was_shown'
  /** Takes silence for a no. */
  | 'calls_silence_a_no'
  /** Writes nothing down before it sends. */
  | 'keeps_no_trail';

/** The patience of a client that was not written for money (ms). */
const HURRY = 5_000;

export function naiveWay(twin: Twin | null, way: typeof fetch, { turns }: Stage): typeof fetch {
  if (twin !== 'resends' && twin !== 'calls_silence_a_no') return way;
  return async (url, init) => {
    if (init?.method !== 'POST' || !String(url).endsWith('/v1/refunds/')) return way(url, init);
    for (let attempts = 1; ; attempts += 1) {
      const silence = turns.wait(HURRY).then(() => null);
      const answer = await Promise.race([way(url, init), silence]).catch(() => null);
      if (answer && answer.status < 500 && answer.status !== 408) return answer;
      if (twin === 'calls_silence_a_no') return Response.json({ error: 'ResourceNotFound' }, { status: 404 });
      if (attempts === 3) throw new TypeError('fetch failed');
    }
  };
}

export function naiveStore(twin: Twin | null, inner: Store): Store {
  if (twin === 'knows_no_lock') return changed(inner, unlocked);
  if (twin === 'keeps_no_trail') return changed(inner, mute);
  return inner;
}

function changed(inner: Store, change: (tables: Tables) => Tables): Store {
  const transaction: Store['transaction'] = (work) => inner.transaction((tables) => work(change(tables)));
  return { ...inner, ...eachMethod(transaction), transaction };
}

/** Each refund is kept under an order of its own, so that none stands in the way of another. */
function unlocked(tables: Tables): Tables {
  const { operations } = tables;
  return {
    ...tables,
    operations: {
      ...operations,
      reserve: async (connection, wanted) => {
        const kept = await operations.reserve(connection, { ...wanted, orderId: `${wanted.orderId}#${wanted.id}` });
        return { ...kept, operation: trueOrder(kept.operation) };
      },
      move: async (...args) => {
        const moved = await operations.move(...args);
        return moved && trueOrder(moved);
      },
      get: async (...args) => {
        const found = await operations.get(...args);
        return found && trueOrder(found);
      },
      claim: async (...args) => (await operations.claim(...args)).map(trueOrder),
    },
  };
}

const trueOrder = <T extends { readonly orderId: string }>(row: T): T => {
  const [orderId = ''] = row.orderId.split('#');
  return { ...row, orderId };
};

function mute(tables: Tables): Tables {
  return { ...tables, audit: { ...tables.audit, request: async () => ({ seq: 0 }) } };
}
