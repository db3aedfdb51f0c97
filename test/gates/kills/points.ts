/** Where a process is killed in the life of a refund. */
export const KILL_POINTS = [
  'before the reservation',
  'inside the reservation',
  'after the reservation',
  'before the intention to send is kept',
  'after the intention to send is kept',
  'while the request leaves',
  'when Polar has done the work',
  'in the middle of the answer',
  'before the outcome is kept',
  'after the outcome is kept',
  'when lost refunds are claimed',
  'before what was found is kept',
] as const;

export type KillPoint = (typeof KILL_POINTS)[number];

/** Points at which the adapter looks after a refund whose answer was lost. */
export const isLooking = (point: KillPoint): boolean =>
  point === 'when lost refunds are claimed' || point === 'before what was found is kept';
