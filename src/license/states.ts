/** The license is good, and the adapter has just said so. */
export interface Active {
  readonly state: 'active';
  readonly todo: 'nothing';
  /** Polar's id of this machine's activation; null where the license is not bound to devices. */
  readonly device: string | null;
  /** When the license itself runs out, epoch ms; null where it does not. */
  readonly endsAt: number | null;
  readonly usage: number;
  /** Null: as often as wanted. */
  readonly limitUsage: number | null;
}

/** The adapter cannot be reached; its last ticket lets the software run. */
export interface Grace {
  readonly state: 'grace';
  /** Reach the adapter once before `until`. */
  readonly todo: 'connect';
  /** Epoch ms. */
  readonly until: number;
  readonly device: string | null;
  readonly endsAt: number | null;
}

/** The license has run out: buy it again. */
export interface Expired {
  readonly state: 'expired';
  readonly todo: 'renew';
  /** Epoch ms; null where it is not known. */
  readonly endsAt: number | null;
}

/** Every device is taken, or all uses are used: free a device, or buy more. */
export type LimitReached =
  | { readonly state: 'limit_reached'; readonly of: 'devices'; readonly todo: 'free_a_device' }
  | {
      readonly state: 'limit_reached';
      readonly of: 'usage';
      readonly todo: 'buy_more';
      /** Null where it is not told. */
      readonly usage: number | null;
      readonly limitUsage: number | null;
    };

/** The license was taken back with what it belonged to, or the seller has switched it off. */
export interface Revoked {
  readonly state: 'revoked';
  readonly todo: 'ask_the_seller';
  readonly disabled: boolean;
}

/**
 * Nobody can say that the license is good. `not_found` no license has this key · `signed_out` this machine was signed out ·
 * `ticket_over` too long without the adapter · `ticket_refused` the kept ticket is not the adapter's, or another machine's ·
 * `clock` the machine's clock was set back · `outdated` the adapter signs with keys this software does not know ·
 * `unsupported` the platform has no Ed25519
 */
export type Unknown = { readonly state: 'unknown' } & (
  | { readonly why: 'not_checked'; readonly todo: 'wait' }
  | { readonly why: 'no_key' | 'not_found'; readonly todo: 'enter_a_key' }
  | { readonly why: 'signed_out'; readonly todo: 'activate' }
  | { readonly why: 'unreachable' | 'ticket_over' | 'ticket_refused'; readonly todo: 'connect' }
  | { readonly why: 'clock'; readonly todo: 'set_the_clock' }
  | { readonly why: 'outdated' | 'unsupported'; readonly todo: 'update' }
);

/** How a license stands, and what to do about it. */
export type LicenseState = Active | Grace | Expired | LimitReached | Revoked | Unknown;

/**
 * Whether the software may run.
 *
 * @example if (!isOpen(license.state)) showLicenseWindow(license.state);
 */
export function isOpen(state: LicenseState): state is Active | Grace {
  return state.state === 'active' || state.state === 'grace';
}

const ADVICE = {
  not_checked: 'wait',
  no_key: 'enter_a_key',
  not_found: 'enter_a_key',
  signed_out: 'activate',
  unreachable: 'connect',
  ticket_over: 'connect',
  ticket_refused: 'connect',
  clock: 'set_the_clock',
  outdated: 'update',
  unsupported: 'update',
} as const satisfies Record<Unknown['why'], Unknown['todo']>;

/** The table above holds the pairs of the type. */
export const unknown = (why: Unknown['why']): Unknown => ({ state: 'unknown', why, todo: ADVICE[why] }) as Unknown;
