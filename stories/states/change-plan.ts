import type { Family } from './family.ts';

const story = <S extends string>(name: S) => `subscription-controls-change-plan--${name}` as const;

/** Another plan: what it costs, a yes, the change. */
export const changePlan: Family = {
  title: 'Change plan',
  states: {
    'the current plan, marked': story('choices'),
    'figures coming': story('figures-coming'),
    'figures, line by line': story('amount-due'),
    'figures failed': [
      story('no-figures'),
      'test/components/change-preview.browser.test.tsx > what a change would cost > is asked again when the call failed, and cannot be agreed to meanwhile',
    ],
    'no figures at all: a yes to the invoice': story('no-previews'),
    'a yes to the amount due': story('pays-and-changes'),
    'a yes to one amount is none to another':
      'test/components/subscription.browser.test.tsx > a customer changes its plan > a yes to one plan’s amount is no yes to another’s',
    'price moved': story('price-moved'),
    'changed elsewhere while it was open': [
      story('changed-elsewhere'),
      'test/components/moved.browser.test.tsx > a plan about to be changed > by somebody else meanwhile is looked at again first',
    ],
    'needs a card': story('needs-a-card'),
    'card declined, plan kept': story('card-declined'),
    'bank asks to confirm': story('bank-asks'),
    'answer lost': story('answer-lost'),
    running: story('running'),
    'scheduled for the next period': story('scheduled'),
    'on the next invoice': story('on-the-next-invoice'),
    'on a trial': story('on-a-trial'),
    'interval changes, the period begins anew': story('amount-due'),
    'period begun anew at will': { cannotBe: 'It needs a switch of Polar’s that no API shows.' },
    'no other plan': story('no-other-plan'),
    'plan in another currency': story('other-currency'),
    'to the free plan': story('to-the-free-plan'),
    'an agent chooses when it is charged': story('scheduled'),
    done: story('pays-and-changes'),
    'benefits gained and lost': [story('gains-benefits'), story('loses-benefits')],
    'number of seats changed': story('more-seats'),
    'fewer seats than are taken': story('fewer-seats-than-taken'),
    'number of units changed': [story('more-units'), story('fewer-units-later')],
    'units that the customer may not change': story('units-are-not-the-customers'),
  },
  everywhere: {
    loading: story('loading'),
    nothing: story('no-other-plan'),
    'many rows': story('many-plans'),
    'failed, and tried again': story('plans-cannot-be-read'),
    forbidden: { cannotBe: 'Who may not change plans is not offered the dialog.' },
    unavailable: story('plans-cannot-be-read'),
    'session expired': { cannotBe: 'The plan it opens from says so first.' },
    narrow: story('narrow'),
    wide: { cannotBe: 'A dialog keeps its width.' },
    'right to left': story('right-to-left'),
    dark: story('choices-in-the-dark'),
  },
};
