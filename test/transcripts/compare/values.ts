import type { Json } from '../recording.ts';
import type { Difference } from './difference.ts';
import type { Identities } from './identities.ts';
import { compareWithIds, holdsIds, isOwnUrl, isStoredFile, isTime, isUrl, withoutOrigin } from './text.ts';
import type { Moment } from './times.ts';

/** What a comparison knows and gathers. */
export interface Comparison {
  ids: Identities;
  /** Texts that clients sent: they come back as sent, whatever they say. */
  sent: ReadonlySet<string>;
  differences: Difference[];
  moments: Moment[];
}

type Fields = { [key: string]: Json };

/** Sentences Polar writes; their words may change from one release to the next. */
const PROSE = new Set(['detail', 'msg', 'error_description']);
const COUNTERS = new Set(['_trimmed_items', '_trimmed_periods', '_trimmed_quantities']);

const kindOf = (value: Json): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

export const isFields = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const keyOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/** The recorder kept the first four thousand characters of a document. */
const isCut = (text: string): boolean => text.startsWith('{') && text.endsWith('…');

/** A document within a text, as the payload of a webhook is. */
function documentIn(text: string): Json | undefined {
  if (!text.startsWith('{') || !text.endsWith('}')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function compareTexts(path: string, expected: string, got: string, within: Comparison): string | null {
  const document = documentIn(expected);
  if (document !== undefined) {
    compareValues(path, document, documentIn(got) ?? got, within);
    return null;
  }
  if (isCut(expected)) return got.startsWith('{') ? null : 'no document';
  if (PROSE.has(keyOf(path))) return got === '' && expected !== '' ? 'no words' : null;
  if (isTime(expected)) {
    if (!isTime(got)) return 'no time';
    within.moments.push({ path, expected, got });
    return null;
  }
  if (isStoredFile(expected)) return isUrl(got) ? null : 'no URL';
  if (isOwnUrl(expected)) {
    return isUrl(got) ? compareWithIds(withoutOrigin(expected), withoutOrigin(got), within.ids) : 'no URL';
  }
  if (holdsIds(expected)) return compareWithIds(expected, got, within.ids);
  if (expected === got) return null;
  if (/\s/.test(expected) && !within.sent.has(expected)) return got === '' ? 'no words' : null;
  return 'another value';
}

/** The first entries of a list, where the recording kept only those and says how many there were. */
function cutTo(expected: Json | undefined, got: Json, length: Json | undefined): Json {
  const isCutList = Array.isArray(expected) && Array.isArray(got) && got.length === length;
  return isCutList ? got.slice(0, expected.length) : got;
}

// A table by ids (`prices` of a checkout, by product) has the simulator's ids for keys.
function compareFields(path: string, recorded: Fields, got: Fields, within: Comparison): void {
  const expected = Object.fromEntries(
    Object.entries(recorded).map(([key, value]) => [(holdsIds(key) && within.ids.simulated(key)) || key, value]),
  );
  for (const key of Object.keys(expected)) {
    if (COUNTERS.has(key)) continue;
    const value = got[key];
    if (value === undefined) {
      within.differences.push({
        path: `${path}.${key}`,
        expected: expected[key],
        got: undefined,
        reason: 'missing key',
      });
    } else {
      const length = recorded[`_trimmed_${key}`];
      compareValues(`${path}.${key}`, expected[key] ?? null, cutTo(expected[key], value, length), within);
    }
  }
  for (const key of Object.keys(got)) {
    if (key in expected) continue;
    within.differences.push({ path: `${path}.${key}`, expected: undefined, got: got[key], reason: 'key not in Polar' });
  }
}

/** What a pair would differ in, without learning anything from it. */
export function differencesOf(path: string, expected: Json, got: Json, within: Comparison): Difference[] {
  const trial: Comparison = { ids: within.ids.fork(), sent: within.sent, differences: [], moments: [] };
  compareValues(path, expected, got, trial);
  return trial.differences;
}

/**
 * The order in which entries that are not a page's belong together: by place where that fits, else the best fit. Polar
 * sorts such lists by ids, which are random, or not at all.
 */
function counterparts(path: string, expected: Json[], got: Json[], within: Comparison): Json[] {
  const left = [...got];
  const taken: Json[] = [];
  const unplaced: number[] = [];
  for (const [at, value] of expected.entries()) {
    const exact = left.findIndex((candidate) => differencesOf(path, value, candidate, within).length === 0);
    if (exact < 0) unplaced.push(at);
    else taken[at] = left.splice(exact, 1)[0] ?? null;
  }
  for (const at of unplaced) {
    const sizes = left.map((candidate) => differencesOf(path, expected[at] ?? null, candidate, within).length);
    taken[at] = left.splice(sizes.indexOf(Math.min(...sizes)), 1)[0] ?? null;
  }
  return taken;
}

function compareArrays(path: string, expected: Json[], got: Json[], within: Comparison): void {
  if (expected.length !== got.length) {
    within.differences.push({ path, expected: expected.length, got: got.length, reason: 'another length' });
    return;
  }
  const reorder = expected.some(isFields) && !path.endsWith('.detail');
  const matched = reorder ? counterparts(path, expected, got, within) : got;
  for (const [at, value] of expected.entries()) compareValues(`${path}.${at}`, value, matched[at] ?? null, within);
}

/** Compares two JSON values at every depth. */
export function compareValues(path: string, expected: Json, got: Json, within: Comparison): void {
  const differ = (reason: string): void => void within.differences.push({ path, expected, got, reason });
  if (kindOf(expected) !== kindOf(got)) {
    differ(`${kindOf(expected)} expected, ${kindOf(got)} got`);
  } else if (Array.isArray(expected) && Array.isArray(got)) {
    compareArrays(path, expected, got, within);
  } else if (isFields(expected) && isFields(got)) {
    compareFields(path, expected, got, within);
  } else if (typeof expected === 'string' && typeof got === 'string') {
    const reason = compareTexts(path, expected, got, within);
    if (reason !== null) differ(reason);
  } else if (expected !== got) {
    differ('another value');
  }
}
