/** The figures of a meter that its standing follows from. */
export interface UsageFigures {
  consumed: number;
  credited: number;
  meter: { aggregation: string | null };
  costs: readonly { capped: boolean }[];
}

/**
 * Where use stands: `near` from four fifths of what is included, `reached` when all of it is used, `over` above it,
 * `capped` where more costs nothing more; `metered` where nothing is included and use is charged, `counted` where it is
 * only counted; `measured` where units do not add up.
 */
export type UsageStanding = 'within' | 'near' | 'reached' | 'over' | 'capped' | 'metered' | 'counted' | 'measured';

const NEAR = 0.8;

/** Units add up to what is included; an average or a number of different things does not. */
export const addsUp = (aggregation: string | null): boolean =>
  aggregation === null || aggregation === 'count' || aggregation === 'sum';

export function usageStanding({ consumed, credited, meter, costs }: UsageFigures): UsageStanding {
  if (costs.some(({ capped }) => capped)) return 'capped';
  if (!addsUp(meter.aggregation)) return 'measured';
  if (credited <= 0) return costs.length > 0 ? 'metered' : 'counted';
  if (consumed > credited) return 'over';
  if (consumed === credited) return 'reached';
  return consumed >= credited * NEAR ? 'near' : 'within';
}

/** How much of what is included is used, from 0 to 1; null where there is no whole to measure against. */
export function usedShare({ consumed, credited, meter }: Omit<UsageFigures, 'costs'>): number | null {
  return credited > 0 && addsUp(meter.aggregation) ? Math.min(1, Math.max(0, consumed / credited)) : null;
}

/** Before so much of a period is over, what it will come to is a guess. */
const ENOUGH = 0.05;

/**
 * What use comes to by the end of a period, if it goes on as it has since its start; milliseconds since the epoch. Null
 * where too little is known.
 *
 * @example
 * usageForecast(300, { start: 0, end: 30, now: 10 }); // 900
 */
export function usageForecast(
  consumed: number,
  { start, end, now }: { start: number; end: number; now: number },
): number | null {
  const share = (now - start) / (end - start);
  return consumed > 0 && share >= ENOUGH && share < 1 ? consumed / share : null;
}
