import { resolveFlag } from '../../src/domain/flags.ts';
import type { Key } from '../entitlements/keys.ts';
import type { Entitlement } from '../entitlements/sum.ts';

/** One evaluated flag, as OFREP spells it. Without a value the caller's own default counts. */
export interface Flag {
  readonly key: string;
  readonly reason: string;
  readonly variant: string;
  readonly value?: string | number | boolean;
}

/** What somebody has of a flag, or that nobody gave it. What kind of value is asked for, OFREP does not say. */
export function flagOf(key: string, held: Entitlement | undefined, known: Key | undefined, isStale: boolean): Flag {
  const value = held?.value ?? known?.value ?? true;
  const kind = typeof value as 'string' | 'number' | 'boolean';
  const resolved = resolveFlag<'string' | 'number' | 'boolean'>(kind, held, { fallback: '', isStale });
  if ('error' in resolved) throw new Error(`Floe: ${resolved.message}`);
  const { reason, variant } = resolved;
  // A text or a number has no value that means closed: what stands for it is the caller's to say.
  if (kind !== 'boolean' && variant !== 'granted') return { key, reason, variant };
  return { key, reason, variant, value: resolved.value };
}
