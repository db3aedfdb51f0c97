import type { LicenseState } from './states.ts';

/** What a use came to. `unknown`: it may have been counted; it is never sent again. */
export interface Used {
  readonly counted: boolean | 'unknown';
  /** How the license stands; `limit_reached` where it may not be used so often. */
  readonly state: LicenseState;
}

export interface Activation {
  readonly key: string;
  /** What the owner calls this machine, up to 200 characters. */
  readonly label: string;
  /** {@link License.moveCode} of the machine whose place this one takes. */
  readonly from?: string | undefined;
}

/** A license on one machine. */
export interface License {
  /** As it was last found; `not_checked` before the first look. The same object until something changes. */
  readonly state: LicenseState;
  /** Takes a place for this machine. A machine that has one keeps it. */
  activate(activation: Activation): Promise<LicenseState>;
  /** Asks whether the license is good; where nobody answers, the kept ticket says it. */
  check(): Promise<LicenseState>;
  /** Counts a use, once. @default 1 */
  use(count?: number): Promise<Used>;
  /** Gives the place free and forgets the key. False: that could not be confirmed, so the key is kept. */
  deactivate(): Promise<boolean>;
  /** Names this machine's place, to be typed in on the machine that takes it over; null where there is none. */
  moveCode(): Promise<string | null>;
  /** Checks now and every few hours. The answer ends it. */
  start(): () => void;
  /** Calls `listener` after each change. The answer ends it. */
  subscribe(listener: (state: LicenseState) => void): () => void;
}
