import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { FloeError } from '../client/floe-error.ts';
import type { Page } from '../client/operation.ts';
import type { LicenseKey } from '../contract/operations.gen.ts';
import { type LicenseKeyReasons, licenseKeyActions } from '../domain/license-key-actions.ts';
import type { EditableKey } from '../domain/license-key-changes.ts';
import { type LicenseKeyState, licenseKeyState } from '../domain/license-key-status.ts';
import { useFloe } from './floe-context.ts';
import { keyLists, putLicenseKey } from './put-license-key.ts';
import { type QueryState, queryState } from './query-state.ts';
import { type IntentState, useIntent } from './use-intent.ts';
import { useViewer } from './use-viewer.ts';

type Verb = 'update' | 'rotate' | 'deactivate';
/** Answers the key as it is then; undefined when it failed, see `action`. */
type Done = Promise<LicenseKey | undefined>;

/** What {@link useLicenseKey} answers. A callback is null when it is not possible now; `reasons` says why. */
export interface UseLicenseKey extends Omit<QueryState<LicenseKey>, 'data'> {
  /** Holds the key itself: do not log it. Its devices come with `activations`, where the viewer may see them. */
  licenseKey: LicenseKey | undefined;
  state: LicenseKeyState | null;
  reasons: LicenseKeyReasons | null;
  /** Gives a disabled or revoked key back; a revoked one brings its benefit back with it. */
  enable: (() => Done) | null;
  disable: (() => Done) | null;
  /** Takes the key and its benefit away. */
  revoke: (() => Done) | null;
  /** Makes another key, which is in the answer; the old one stops at once. */
  rotate: (() => Done) | null;
  /** Signs a device out. */
  deactivate: ((activationId: string) => Done) | null;
  /** Sends what is given, and nothing else of the key. */
  save: ((changes: Partial<EditableKey>) => Done) | null;
  /** Where the last of these stands. */
  action: { state: IntentState; name: `licenseKeys.${Verb}` | null; error: FloeError | null; reset: () => void };
}

/**
 * One license key, what to call its state, and everything that can be done to it. Showing it never validates it.
 *
 * @example
 * const { rotate, reasons } = useLicenseKey(id);
 * <button disabled={!rotate} onClick={() => rotate?.()}>New key</button>
 */
export function useLicenseKey(id: string): UseLicenseKey {
  const floe = useFloe();
  const { options, queryClient, client, now } = floe;
  const viewer = useViewer() ?? floe.subject();
  const query = useQuery(
    {
      ...options('licenseKeys.get', { license_key_id: id }),
      placeholderData: () =>
        queryClient
          .getQueriesData<Page<LicenseKey>>(keyLists(client.url))
          .flatMap(([, page]) => page?.items ?? [])
          .find((item) => item.id === id),
    },
    queryClient,
  );
  const { data: licenseKey, ...state } = queryState(query);
  const intent = useIntent<`licenseKeys.${Verb}`>();
  const rotates = useRotates(intent.error);
  const reasons = licenseKey ? licenseKeyActions(licenseKey, viewer, { rotates }) : null;

  const run = async (...[name, input]: Parameters<typeof intent.run>): Done => {
    // The same wish once more after an outcome is a new one; after a lost answer it is still the old one.
    if (intent.state === 'succeeded' || intent.state === 'failed') intent.reset();
    return putLicenseKey(floe, await intent.run(name, input));
  };
  const set = (changes: Partial<EditableKey> & { status?: 'granted' | 'disabled' | 'revoked' }) =>
    run('licenseKeys.update', { ...changes, license_key_id: id });
  const when = <F>(action: keyof LicenseKeyReasons, callback: F): F | null =>
    reasons?.[action] === null ? callback : null;
  return {
    ...state,
    licenseKey,
    state: licenseKey ? licenseKeyState(licenseKey, now()) : null,
    reasons,
    enable: when('enable', () => set({ status: 'granted' })),
    disable: when('disable', () => set({ status: 'disabled' })),
    revoke: when('revoke', () => set({ status: 'revoked' })),
    rotate: when('rotate', () => run('licenseKeys.rotate', { license_key_id: id })),
    deactivate: when('deactivate', (activation_id: string) =>
      run('licenseKeys.deactivate', { license_key_id: id, activation_id }),
    ),
    save: when('edit', set),
    action: intent,
  };
}

/** Whether this Polar rotates keys, as far as was found out: one refusal speaks for every key. */
function useRotates(error: FloeError | null): boolean {
  const { queryClient, baseKey } = useFloe();
  const queryKey = [...baseKey, 'licenseKeys.rotate', 'served'];
  const refused = error?.state.reason === 'not_served';
  const known = useQuery({ queryKey, queryFn: () => true, enabled: false, initialData: true }, queryClient).data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, by the refusal
  useEffect(() => {
    if (refused) queryClient.setQueryData(queryKey, false);
  }, [refused]);
  return known && !refused;
}
