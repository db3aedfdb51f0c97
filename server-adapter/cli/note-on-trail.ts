import type { Json } from '../store/json.ts';
import type { Store } from '../store/port.ts';

/** Who sits at the console is not known; that somebody did it is. */
export async function noteOnTrail(
  { store, connection }: { readonly store: Store; readonly connection: string },
  operation: string,
  detail: Json,
): Promise<void> {
  const at = Date.now();
  await store.audit.request(connection, {
    id: crypto.randomUUID(),
    at,
    requestId: crypto.randomUUID(),
    operation,
    actor: { kind: 'system', id: 'console' },
    customer: null,
    ticket: null,
    targets: {},
    detail,
    done: { at, result: 'ok', code: null, detail: {}, count: 1 },
  });
}
