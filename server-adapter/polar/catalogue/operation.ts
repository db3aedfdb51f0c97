import type { Effect, Refusal, Row, Subject } from './overlay/row.ts';
import type { Schema } from './schema.ts';

/** One operation of Polar, with all that decides about calling it. */
export interface PolarOperation {
  /** Polar's own name for it, e.g. `orders:list`. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** From `/v1/`, with `{names}` for what stands in their place. */
  readonly path: string;
  readonly summary: string;
  /** Any one of them is enough for the token that calls. */
  readonly scopes: readonly string[];
  readonly tags: readonly string[];
  readonly subject: Subject;
  readonly effect: Effect;
  readonly twin: Row['twin'];
  /** Why nobody calls it through Floe, null where somebody may. */
  readonly refusal: string | null;
  /** A list by pages: it takes `page` and `limit` and answers `items` and `pagination`. */
  readonly list: boolean;
  readonly answer: 'json' | 'text' | 'none' | 'stream';
  /** Most that is taken as a body. */
  readonly bodyBytes: number;
  readonly query: Schema | undefined;
  readonly body: Schema | undefined;
}

const REASONS: Readonly<Record<Refusal, string>> = {
  user: 'Polar lets only people call this, and Floe stands for an organization.',
  oauth: 'Connections to Polar are made by Floe itself, not through it.',
  held_by_another: 'This works by a secret that Polar sent to somebody else.',
  stream: 'Floe has a stream of its own: GET {base}/live.',
};

/** Null where nothing speaks against it. */
export function refusalOf({ refused, instead, unsafe, effect, twin }: Row): string | null {
  if (instead) return `Polar takes this from anybody and counts it by address. Call ${instead} of Floe instead.`;
  if (refused) return REASONS[refused];
  if (effect === 'money' && !twin)
    return `It moves money, and Floe has no operation of its own that does it safely${unsafe ? `: ${unsafe}` : '.'}`;
  return null;
}

/** What is new in the SDK and nobody has looked at. */
export const UNCLASSIFIED = 'Nobody has said yet what this operation may do.';
