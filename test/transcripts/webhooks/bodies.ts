import type { Difference } from '../compare/difference.ts';
import type { Identities } from '../compare/identities.ts';
import { compareValues } from '../compare/values.ts';
import type { Json } from '../recording.ts';
import { idOf, type Told } from './sequences.ts';

interface Known {
  ids: Identities;
  sent: ReadonlySet<string>;
}

/**
 * What the whole recorded body differs in from the nearest one that the simulator delivered of the same thing; null
 * where no seed made the thing.
 */
export function differencesOfBody(told: Told, delivered: Told[], { ids, sent }: Known): Difference[] | null {
  const id = ids.simulated(idOf(told) ?? '');
  if (id === undefined) return null;
  const trials = delivered
    .filter(({ type, data }) => type === told.type && data.id === id)
    .map((candidate) => {
      const within = { ids: ids.fork(), sent, differences: [], moments: [] };
      compareValues(told.type, unmasked(told.data, candidate.data), candidate.data, within);
      return within.differences;
    });
  const missing = { path: told.type, expected: id, got: undefined, reason: 'not delivered' };
  return trials.sort((a, b) => a.length - b.length)[0] ?? [missing];
}

// This file hides secrets otherwise than the others, so that a mask says nothing of whose it is.
function unmasked(expected: Told['data'], got: Told['data']): Json {
  return Object.fromEntries(
    Object.entries(expected).map(([key, value]) => [
      key,
      typeof value === 'string' && value.includes('_MASKED') ? (got[key] ?? null) : value,
    ]),
  );
}
