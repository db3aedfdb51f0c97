import { useState } from 'react';
import type { FloeError } from '../client/floe-error.ts';
import type { LicenseKey } from '../contract/operations.gen.ts';
import { licenseKeyActions } from '../domain/license-key-actions.ts';
import { useFloe } from './floe-context.ts';
import { putLicenseKey } from './put-license-key.ts';
import { runMutation } from './run-mutation.ts';
import { useViewer } from './use-viewer.ts';

/** What {@link useDisableKeys} answers. */
export interface UseDisableKeys {
  /** Keys that can be disabled by this viewer. */
  able: LicenseKey[];
  /** Those of them that are chosen. */
  chosen: LicenseKey[];
  choose: (keys: readonly LicenseKey[], yes: boolean) => void;
  /** Disables what is chosen, one after the other, up to the first that fails; the rest stays chosen. Null while it runs. */
  run: (() => Promise<void>) | null;
  /** How many the last run disabled; null = there was none. */
  done: number | null;
  error: FloeError | null;
}

/**
 * Several keys disabled at once. Each is a call of its own, with its own line in the trail; disabling a key twice does
 * nothing, so a run that was cut off can be repeated.
 *
 * @example
 * const { chosen, choose, run } = useDisableKeys(keys.items);
 */
export function useDisableKeys(keys: readonly LicenseKey[]): UseDisableKeys {
  const floe = useFloe();
  const viewer = useViewer() ?? floe.subject();
  const [ids, setIds] = useState<readonly string[]>([]);
  const [running, setRunning] = useState(false);
  const [outcome, setOutcome] = useState<{ done: number | null; error: FloeError | null }>(NONE);
  const able = keys.filter((key) => licenseKeyActions(key, viewer ?? undefined).disable === null);
  const chosen = able.filter(({ id }) => ids.includes(id));
  const disable = async ({ id, customer_id }: LicenseKey) => {
    // In a list of everybody each change says whom it is about.
    const about = { ...floe, customer: floe.customer ?? { id: customer_id } };
    const input = { license_key_id: id, status: 'disabled' } as const;
    putLicenseKey(floe, (await runMutation(about, 'licenseKeys.update', input, crypto.randomUUID())).result);
  };
  const run = async () => {
    setRunning(true);
    let done = 0;
    let error: FloeError | null = null;
    for (const key of chosen) {
      error = await disable(key).then(
        () => null,
        (failure: FloeError) => failure,
      );
      if (error) break;
      done += 1;
    }
    setOutcome({ done, error });
    setRunning(false);
  };
  return {
    able,
    chosen,
    choose: (these, yes) => {
      const named = these.map(({ id }) => id);
      setIds((before) => [...before.filter((id) => !named.includes(id)), ...(yes ? named : [])]);
      setOutcome(NONE);
    },
    run: chosen.length > 0 && !running ? run : null,
    ...outcome,
  };
}

const NONE = { done: null, error: null };
