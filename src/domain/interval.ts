/** A billing interval as Polar writes it. Other words may come later and pass through. */
export type IntervalUnit = 'day' | 'week' | 'month' | 'year';

/** Mean seconds of an interval in the Gregorian calendar, to compare prices over different intervals. */
const SECONDS: Record<IntervalUnit, number> = { day: 86_400, week: 604_800, month: 2_629_746, year: 31_556_952 };

/** Narrows a word of Polar's to a known interval, else null. */
export function intervalUnit(word: string | null | undefined): IntervalUnit | null {
  return word && Object.hasOwn(SECONDS, word) ? (word as IntervalUnit) : null;
}

/** Mean length of an interval in seconds; null when the word is not known. */
export function intervalSeconds(word: string | null | undefined, count = 1): number | null {
  const unit = intervalUnit(word);
  return unit ? SECONDS[unit] * count : null;
}
