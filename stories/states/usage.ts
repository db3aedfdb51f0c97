import type { Family } from './family.ts';

const usage = <S extends string>(name: S) => `usage-meter--${name}` as const;
const variants = <S extends string>(name: S) => `usage-meter-variants--${name}` as const;

/** What a customer uses. */
export const usageMeter: Family = {
  title: 'Usage meter',
  states: {
    'within what is included': usage('within'),
    'almost used up': usage('near'),
    'used up': usage('reached'),
    'above what is included': [usage('over'), usage('dark')],
    'capped: more costs nothing more': usage('capped'),
    'not reckoned by Polar yet': usage('not-reckoned-yet'),
    'nothing included: pay as you go': usage('pay-as-you-go'),
    'neither price nor limit': usage('unlimited'),
    'does not add up: number only': usage('measured'),
    'a sum below nothing': usage('below-nothing'),
    'for an agent': usage('for-an-agent'),
    'hidden by the seller': usage('hidden-by-the-seller'),
    'a number': variants('number-alone'),
    'a table': [variants('as-table'), variants('as-narrow-table')],
    'a chart with its table': [variants('as-chart'), variants('by-the-hour')],
  },
  everywhere: {
    loading: usage('loading'),
    nothing: usage('nothing-counted'),
    'many rows': variants('many'),
    'failed, and tried again': usage('fails'),
    forbidden: usage('forbidden'),
    unavailable: { cannotBe: 'It needs nothing of Polar that an organization may lack.' },
    'session expired': usage('session-expired'),
    narrow: usage('narrow'),
    wide: variants('as-table'),
    'right to left': usage('right-to-left'),
    dark: [usage('dark'), variants('by-the-hour')],
  },
};
