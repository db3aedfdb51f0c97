import { n } from './count.ts';

/** English of discounts, wherever one is chosen or told. */
export const discount = {
  title: 'Discount',
  find: 'Find by name or code',
  none: 'No discount like this.',
  remove: (name: string) => `Remove ${name}`,
  percentOff: (percent: string) => `${percent} off`,
  amountOff: (amount: string) => `${amount} off`,
  lasts: (months: number | 'once' | null) =>
    months === null ? 'for good' : months === 'once' ? 'once' : n(months, 'for # month', 'for # months'),
};
