import { plural } from '../plural.ts';

/** So many of something; `#` is the number. */
export const n = (count: number, one: string, other: string): string => plural('en', count, { one, other });
