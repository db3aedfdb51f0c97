import type { LicenseKey } from '../operations/license-keys/state.ts';
import type { Noted } from './trail.ts';
import type { Way } from './way.ts';

/** What one request has at hand. */
export interface LicenseRoom {
  readonly way: Way;
  readonly now: () => number;
  noted<T>(what: Pick<Noted, 'operation' | 'key' | 'detail'>, work: () => Promise<T>): Promise<T>;
}

/** A machine that may use a license. */
export interface Standing {
  readonly key: LicenseKey;
  /** Null where the license is not bound to devices. */
  readonly activation_id: string | null;
}
