/**
 * When a day (`2026-11-23`) begins by the clocks of an IANA zone, as an ISO instant (UTC).
 *
 * @example
 * startOfDay('2026-11-23', 'Europe/Berlin'); // "2026-11-22T23:00:00.000Z"
 */
export function startOfDay(day: string, timeZone: string): string {
  const midnight = Date.parse(day);
  // Swedish writes 2026-11-23 13:00:00, which reads as UTC once a Z is added.
  const ahead = (at: number) => Date.parse(`${new Date(at).toLocaleString('sv-SE', { timeZone })}Z`) - at;
  // Asked again where the day begins: the clocks may have been changed in between.
  return new Date(midnight - ahead(midnight - ahead(midnight))).toISOString();
}

/** The day after one, for an end that takes the whole day in. */
export const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
