/** When a change of plan moves money. `unknown`: the organization's default, which is not shown to this caller. */
export type ChangeTiming = 'now' | 'next_invoice' | 'next_period' | 'unknown';

/**
 * When money moves, from the proration and the state: Polar's preview gives the same figures for `invoice` and
 * `prorate`, and zeros for `next_period`, so the figures alone would mislead. A change of interval charges at once,
 * whatever the proration, except for `next_period`.
 */
export function changeTiming(proration: string | null | undefined, intervalChanges: boolean): ChangeTiming {
  if (proration === 'next_period') return 'next_period';
  if (intervalChanges || proration === 'invoice' || proration === 'reset') return 'now';
  return proration === 'prorate' ? 'next_invoice' : 'unknown';
}
