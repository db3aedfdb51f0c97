/** Nobody waits longer for a rate limit to pass than Polar's own blocks last, half an hour at most. */
const LONGEST = 1_800;

/**
 * The seconds a `Retry-After` asks for: a number, or a date measured against `now` (ms). Null when there is none.
 *
 * @example retryAfterOf('60', Date.now()) // 60
 */
export function retryAfterOf(header: string | null, now: number): number | null {
  if (header === null || header.trim() === '') return null;
  const isDate = /^\s*[A-Z][a-z]{2},/.test(header);
  const seconds = isDate ? (Date.parse(header) - now) / 1_000 : Number(header);
  if (Number.isNaN(seconds) || (!isDate && seconds < 0)) return null;
  return Math.min(LONGEST, Math.max(0, Math.ceil(seconds)));
}
