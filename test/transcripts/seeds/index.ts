import type { Seed } from './notation.ts';

/** The seeds of all recorded files. */
export const seeds: Seed[] = [];
