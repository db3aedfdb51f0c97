import type { FloeClient } from '../client/client.ts';
import type { Output, Subject } from '../client/operation.ts';
import type { Held } from '../domain/flags.ts';

/** What was read at one time, for evaluations that cannot wait. */
export interface Snapshot {
  readonly held: ReadonlyMap<string, Held>;
  readonly isStale: boolean;
  /** Until when it may be gone by (ms since the epoch, by this browser's clock). */
  readonly until: number;
  readonly subject: Subject;
}

/** Reads what somebody may use; a customer is itself, and may name nobody else. */
export async function readSnapshot(client: FloeClient, targetingKey: string | undefined): Promise<Snapshot> {
  const customer = targetingKey ? { externalId: targetingKey } : undefined;
  const at = Date.now();
  const { result, subject } = await client.call('entitlements.get', {}, { customer });
  const { entitlements, is_stale, good_for }: Output<'entitlements.get'> = result;
  return {
    held: new Map(entitlements.map((one) => [one.key, one])),
    isStale: is_stale,
    until: at + good_for * 1_000,
    subject,
  };
}

/** Flags that differ between two snapshots. */
export function changedKeys(before: Snapshot | null, after: Snapshot): string[] {
  const keys = new Set([...(before?.held.keys() ?? []), ...after.held.keys()]);
  const said = (snapshot: Snapshot | null, key: string) => {
    const held = snapshot?.held.get(key);
    return JSON.stringify([held?.state, held?.value]);
  };
  return [...keys].filter((key) => said(before, key) !== said(after, key));
}
