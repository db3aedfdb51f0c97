import type { Family } from './family.ts';

const amounts = <S extends string>(name: S) => `refund-dialog-amounts--${name}` as const;
const outcomes = <S extends string>(name: S) => `refund-dialog-outcomes--${name}` as const;
const refusals = <S extends string>(name: S) => `refund-dialog-not-possible--${name}` as const;

/** Money given back. */
export const refundDialog: Family = {
  title: 'Refund',
  states: {
    'all of it': amounts('full'),
    'part of it': amounts('part'),
    'entered with tax': amounts('entered-with-tax'),
    'no amount, or too much': amounts('no-amount'),
    'a currency without decimals': amounts('yen'),
    'takes back what was granted': amounts('takes-back-the-license'),
    'an order of a plan, which goes on': amounts('order-of-a-plan'),
    'not paid': refusals('not-paid'),
    'nothing left': refusals('nothing-left'),
    'partly refunded': amounts('partly-refunded'),
    'blocked by Polar': refusals('blocked-by-polar'),
    'payment disputed': [
      'disputes--needs-an-answer',
      'test/refunds/followed.test.ts > what Polar answers > tells a disputed payment and blocked refunds apart',
    ],
    'being made elsewhere': outcomes('changed-elsewhere'),
    'made elsewhere while it was open': outcomes('changed-while-open'),
    sending: outcomes('sending'),
    pending: [outcomes('on-its-way'), amounts('refund-pending-at-polar')],
    'confirmed later': outcomes('confirmed-later'),
    'failed later': outcomes('failed-later'),
    canceled:
      'test/domain/refund-limits.test.ts > refundLimits > counts pending refunds and leaves out failed and canceled ones',
    succeeded: amounts('full'),
    'outcome unknown, checked': outcomes('being-checked'),
    'answer lost on the way': outcomes('answer-lost'),
    'one open refund at a time': refusals('open-refund'),
    'needs approval': refusals('needs-approval'),
    'over the limit, nobody to approve': refusals('above-the-limit'),
    'below the limit': refusals('below-the-limit'),
    'no ticket': refusals('no-ticket'),
    'no right': refusals('no-right'),
    'customer sees what went back': ['orders-one-order--partly-refunded', 'orders-table--narrow'],
    'cancels the plan with it': amounts('ends-the-plan-next'),
    'by percent': amounts('by-percent'),
  },
  everywhere: {
    loading: amounts('loading'),
    nothing: refusals('nothing-left'),
    'many rows': { cannotBe: 'It is about one order.' },
    'failed, and tried again': outcomes('answer-lost'),
    forbidden: refusals('cannot-be-read'),
    unavailable: refusals('unavailable'),
    'session expired': { cannotBe: 'The order it opens from says so first.' },
    narrow: amounts('part'),
    wide: { cannotBe: 'A dialog keeps its width.' },
    'right to left': amounts('right-to-left'),
    dark: [amounts('part-in-the-dark'), outcomes('done-in-the-dark'), outcomes('being-checked-in-the-dark')],
  },
};
