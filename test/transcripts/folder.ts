import { fileURLToPath } from 'node:url';
import { aliasesOf, seedsIn } from './aliases.ts';
import { type Exchange, readRecording, unite } from './recording.ts';
import { seeds } from './seeds/index.ts';
import type { Seed } from './seeds/notation.ts';

/** Where the recording lies beside a checkout of the project. */
export const RECORDING = fileURLToPath(new URL('../../../shared/polar/transcripts', import.meta.url));

export interface Folder {
  /** What is to be judged. */
  judged: Exchange[];
  /** What is played: the same, and what the folder lacks of the whole recording. */
  played: Exchange[];
  /** The seeds, in the ids of this folder. */
  seeds: Seed[];
}

/** Reads the recording of a folder; null where there is none. */
export function openFolder(dir: string = RECORDING): Folder | null {
  const judged = readRecording(dir);
  if (judged === null || judged.length === 0) return null;
  const first = readRecording(RECORDING) ?? [];
  const aliases = aliasesOf(first, judged);
  // Exchanges of another recording cannot stand in for missing ones: they speak of other things.
  const played = aliases.size === 0 ? unite(judged, first) : judged;
  return { judged, played, seeds: seedsIn(aliases, seeds) };
}
