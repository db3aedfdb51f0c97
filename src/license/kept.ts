import type { LicenseStore } from './options.ts';
import type { LicenseState } from './states.ts';

/** What is kept on the machine. */
export interface Kept {
  readonly key: string | null;
  readonly license: string | null;
  readonly activation: string | null;
  readonly ticket: string | null;
  /** The last time the clock was looked at, epoch ms. */
  readonly seen: number;
  /** The last definite no, so that it stays one without a connection. */
  readonly no: LicenseState | null;
}

export const NOTHING: Kept = { key: null, license: null, activation: null, ticket: null, seen: 0, no: null };

/** What cannot be read counts as nothing: then the adapter is asked, and no ticket is there to run by. */
export async function readKept(store: LicenseStore): Promise<Kept> {
  try {
    const kept: Partial<Kept> | null = JSON.parse((await store.read()) ?? 'null');
    return { ...NOTHING, ...kept };
  } catch {
    return NOTHING;
  }
}
