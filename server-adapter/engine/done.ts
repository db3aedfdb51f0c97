import type { Caller } from './caller.ts';

/** A success, as it stands on the wire. */
export interface Envelope {
  readonly result: unknown;
  readonly subject: { readonly connection: string; readonly kind: Caller['kind']; readonly customer: string | null };
  readonly total?: number;
  readonly nextCursor?: string;
  readonly stale?: readonly string[];
  /** The change was sent, and whether it was carried out is not known yet; `result` is what stands now. */
  readonly unsettled?: true;
  readonly requestId: string;
}

/** What a call came to. Apart from the road, so that declarations which name it do not reach the schema library. */
export interface Done {
  readonly envelope: Envelope;
  readonly accepted: boolean;
  readonly replayed: boolean;
}
