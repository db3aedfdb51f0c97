type Plain = string | number | boolean;

/** What is known of a flag: the state of an entitlement and the value that goes with it. */
export interface Held {
  readonly state: string;
  readonly value?: Plain | undefined;
}

/** Why a flag has its value, in OpenFeature's words. `DEFAULT`: nobody gave it. */
export type FlagReason = 'TARGETING_MATCH' | 'DEFAULT' | 'STALE';

/** What is asked of a flag, besides its key. */
export interface FlagQuestion<T> {
  readonly fallback: T;
  readonly isStale: boolean;
}

/** A flag's value; or what keeps it from having one, so that the caller's own default counts. */
export type Resolved<T> =
  | { readonly value: T; readonly reason: FlagReason; readonly variant: string }
  | { readonly error: 'TYPE_MISMATCH' | 'PARSE_ERROR'; readonly message: string };

type Kind = 'boolean' | 'string' | 'number' | 'object';
interface Kinds {
  boolean: boolean;
  string: string;
  number: number;
  object: unknown;
}

/**
 * The value of a flag for somebody. A boolean says whether it is granted and nothing else, unless its own value is one;
 * other kinds have the benefit's `floe_value` while it is granted, and the fallback while it is not.
 */
export function resolveFlag<K extends Kind>(
  kind: K,
  held: Held | undefined,
  { fallback, isStale }: FlagQuestion<Kinds[K]>,
): Resolved<Kinds[K]> {
  const isGranted = held?.state === 'granted';
  const variant = held?.state ?? 'none';
  const found = (value: unknown): Resolved<Kinds[K]> => ({
    value: value as Kinds[K], // its kind was looked at
    reason: isStale ? 'STALE' : held ? 'TARGETING_MATCH' : 'DEFAULT',
    variant,
  });
  const value = held?.value ?? true;
  if (kind === 'boolean') return found(isGranted && (typeof value === 'boolean' ? value : true));
  if (!isGranted) return { value: fallback, reason: 'DEFAULT', variant };
  if (kind === 'object') {
    const parsed = parse(value);
    return parsed === undefined
      ? no('PARSE_ERROR', 'The floe_value of this benefit is no JSON object.')
      : found(parsed);
  }
  return typeof value === kind ? found(value) : no('TYPE_MISMATCH', `The floe_value of this benefit is no ${kind}.`);
}

const no = (error: 'TYPE_MISMATCH' | 'PARSE_ERROR', message: string) => ({ error, message });

function parse(value: Plain): object | undefined {
  try {
    const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : undefined;
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** What is answered where something went wrong: the caller's default, unless that would open a gate. */
export function failedFlag<T>(fallback: T, errorCode: string, errorMessage: string) {
  // With a code of its own OpenFeature would put the default in the place of the value.
  if (fallback === true) return { value: false, reason: 'ERROR', errorMessage, flagMetadata: { errorCode } };
  return { value: fallback, reason: 'ERROR', errorCode, errorMessage };
}
