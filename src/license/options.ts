/** Where a license is kept on the machine: one text, for the software alone. */
export interface LicenseStore {
  /** Null or undefined where nothing is kept. */
  read(): string | null | undefined | Promise<string | null | undefined>;
  write(text: string): void | Promise<void>;
}

/** Time, for tests and for platforms of their own. */
export interface LicenseClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Does `work` once after so many milliseconds; the answer takes it back. */
  after(ms: number, work: () => void): () => void;
}

export interface GateOptions {
  /**
   * What the machine is known by, the same after every start. Only its hash leaves the machine, so it may be the id of the
   * machine or of its disk.
   */
  readonly fingerprint: string | (() => string | Promise<string>);
  readonly store: LicenseStore;
  /** Between two checks, ms. @default 6 hours */
  readonly every?: number | undefined;
  /** An answer that takes longer counts as none, ms. @default 15 seconds */
  readonly timeout?: number | undefined;
  /** @default the platform's own */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** @default the platform's own */
  readonly clock?: LicenseClock | undefined;
}

export interface LicenseOptions extends GateOptions {
  /** Where the adapter is mounted, e.g. `https://billing.example.com/floe`. */
  readonly url: string;
  /** The public keys by name, as `npx floe license keys` prints them: who signs with another one is not the adapter. */
  readonly publicKeys: Readonly<Record<string, string>>;
  /** Which organization's, where the adapter serves several. @default 'default' */
  readonly connection?: string | undefined;
}

export interface DirectLicenseOptions extends GateOptions {
  /** Polar's id of the organization that sells. */
  readonly organizationId: string;
  /** @default 'https://api.polar.sh' */
  readonly url?: string | undefined;
}

export const systemClock: LicenseClock = {
  now: () => Date.now(),
  after: (ms, work) => {
    const timer: unknown = setTimeout(work, ms);
    // A program of Node may end while it waits.
    (timer as { unref?: () => void }).unref?.();
    return () => clearTimeout(timer as number);
  },
};

/**
 * Keeps a license in the browser, or in a window of Electron.
 *
 * @example createLicense({ store: webStore('studio-license'), … })
 */
export function webStore(name: string): LicenseStore {
  return { read: () => localStorage.getItem(name), write: (text) => localStorage.setItem(name, text) };
}
