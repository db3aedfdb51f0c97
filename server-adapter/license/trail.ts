import { isProblem } from '../engine/problem.ts';
import type { LicenseKey } from '../operations/license-keys/state.ts';
import type { Services } from '../operations/services.ts';
import type { Json } from '../store/json.ts';

export interface Noted {
  readonly operation: 'licenseKeys.activate' | 'licenseKeys.deactivate';
  readonly connection: string;
  readonly requestId: string;
  readonly key: LicenseKey;
  readonly detail: Json;
}

type Ports = Pick<Services, 'store' | 'clock' | 'newId' | 'report'>;

/** Nobody is signed in: whoever has the key acts through the software. */
const ACTOR = { kind: 'service', id: 'licensed-software' } as const;
const STALE = ['licenseKeys.list', 'licenseKeys.get', 'audit.list'];

/** Writes into the trail what a key is used for, before and after, and lets open pages hear of it. */
export async function noted<T>(
  { store, clock, newId, report }: Ports,
  { operation, connection, requestId, key, detail }: Noted,
  work: () => Promise<T>,
): Promise<T> {
  const [id, customer] = [newId(), key.customer_id];
  const targets = { license_key_id: key.id };
  await store.audit.request(connection, {
    id,
    at: clock.now(),
    requestId,
    operation,
    actor: ACTOR,
    customer,
    ticket: null,
    targets,
    detail,
  });
  const over = async (result: 'ok' | 'failed' | 'unknown', code: string | null) => {
    const at = clock.now();
    try {
      await store.audit.complete(connection, id, { at, result, code, detail: {} });
      if (result !== 'failed')
        await store.changes.append(connection, {
          customerId: customer.toLowerCase(),
          stale: STALE,
          by: requestId,
          at,
        });
    } catch (cause) {
      const message = 'The outcome of a call is missing in the trail.';
      report({ kind: 'trail_gap', message, operation, requestId, connection, cause });
    }
  };
  try {
    const done = await work();
    await over('ok', null);
    return done;
  } catch (error) {
    const isUnknown = !isProblem(error) || error.facts.maybeDone === true;
    await over(isUnknown ? 'unknown' : 'failed', isProblem(error) ? error.code : 'internal');
    throw error;
  }
}
