import { fileURLToPath } from 'node:url';
import { type Exchange, readRecording, unite } from './recording.ts';

/** Where the recording lies beside a checkout of the project. */
export const RECORDING = fileURLToPath(new URL('../../../shared/polar/transcripts', import.meta.url));

export interface Folder {
  /** What is to be judged. */
  judged: Exchange[];
  /** What is played: the same, and what the folder lacks of the whole recording. */
  played: Exchange[];
}

/** Reads the recording of a folder; null where there is none. */
export function openFolder(dir: string = RECORDING): Folder | null {
  const judged = readRecording(dir);
  if (judged === null || judged.length === 0) return null;
  return { judged, played: unite(judged, readRecording(RECORDING) ?? []) };
}
