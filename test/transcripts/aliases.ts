import { idsWithin } from './compare/text.ts';
import type { Exchange } from './recording.ts';
import type { Seed } from './seeds/notation.ts';

// A recording made again, or one whose ids were changed, holds the same exchanges with other ids. Seeds name things by
// the ids of the first recording, so the two are laid side by side and the seeds read in the ids of the other.

/** What stands for each id of the first recording in the other. */
export type Aliases = ReadonlyMap<string, string>;

function lay(first: unknown, other: unknown, aliases: Map<string, string>): void {
  if (typeof first === 'string' && typeof other === 'string') {
    const theirs = idsWithin(other);
    const ours = idsWithin(first);
    if (ours.length !== theirs.length) return;
    for (const [at, id] of ours.entries()) {
      const alias = theirs[at];
      if (alias !== undefined && alias !== id && !aliases.has(id)) aliases.set(id, alias);
    }
  } else if (Array.isArray(first) && Array.isArray(other)) {
    for (const [at, entry] of first.entries()) lay(entry, other[at], aliases);
  } else if (first && other && typeof first === 'object' && typeof other === 'object') {
    const fields = new Map(Object.entries(other));
    for (const [key, entry] of Object.entries(first)) lay(entry, fields.get(key), aliases);
  }
}

/** Lays the exchanges that both recordings hold side by side. */
export function aliasesOf(first: Exchange[], other: Exchange[]): Aliases {
  const key = ({ file, seq, name }: Exchange): string => `${file}#${seq} ${name}`;
  const known = new Map(first.map((exchange) => [key(exchange), exchange]));
  const aliases = new Map<string, string>();
  for (const exchange of other) {
    const same = known.get(key(exchange));
    if (!same || same === exchange) continue;
    lay(same.request, exchange.request, aliases);
    lay(same.answer.body, exchange.answer.body, aliases);
  }
  return aliases;
}

function reread<T>(value: T, aliases: Aliases): T {
  if (typeof value === 'string') {
    let text: string = value;
    for (const id of idsWithin(value)) text = text.replaceAll(id, aliases.get(id) ?? id);
    return text as T;
  }
  if (Array.isArray(value)) return value.map((entry) => reread(entry, aliases)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, reread(entry, aliases)])) as T;
}

/** The seeds in the ids of the other recording. */
export const seedsIn = (aliases: Aliases, seeds: Seed[]): Seed[] =>
  aliases.size === 0 ? seeds : reread(seeds, aliases);
