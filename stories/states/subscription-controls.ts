import type { Family } from './family.ts';

const story = <S extends string>(name: S) => `subscription-controls-states--${name}` as const;
const terms = <S extends string>(name: S) => `plan-terms--${name}` as const;
const charge = <S extends string>(name: S) => `customer-panel-for-the-customer--${name}` as const;
const STATUS = 'test/domain/subscription-status.test.ts > describeSubscription >';

/** A plan's state, its next charge, and what can be done to it. */
export const subscriptionControls: Family = {
  title: 'Subscription controls',
  states: {
    active: story('active'),
    trial: story('trial'),
    'past due': story('past-due'),
    unpaid: story('unpaid'),
    incomplete: story('incomplete'),
    paused: story('paused'),
    'paused until a day': story('paused-until-a-day'),
    ending: story('ending'),
    pausing: story('pausing'),
    'change scheduled': story('changing'),
    ended: story('ended'),
    'a state added later': story('unknown-state'),
    'trial and ending, both told': [story('trial-ending'), `${STATUS} tells both that a trial is ending and when`],
    'past due and ending, both told': [
      story('past-due-ending'),
      `${STATUS} tells both that payment is due and that it ends`,
    ],
    free: story('free'),
    yearly: story('yearly'),
    'every three months': story('every-three-months'),
    seats: [story('seats'), 'test/components/seats.browser.test.tsx > seats > are opened from the plan that has them'],
    units: story('units'),
    'product archived': story('archived-product'),
    'with a discount': story('changing'),
    'next charge with tax': charge('active'),
    'next charge, first after the trial': charge('trial'),
    'next charge on resuming': charge('paused'),
    'next charge estimated': charge('charge-estimated'),
    'next charge with credit': charge('charge-with-credit'),
    'no next charge': charge('ending'),
    'next charge unknown': charge('charge-unknown'),
    'next charge cannot be read': charge('charge-cannot-be-read'),
    'an open payment instead': [
      charge('past-due'),
      'test/components/panel.browser.test.tsx > CustomerPanel for a customer > is told of the payment that is open, and never that nothing will be charged',
    ],
    'pause, until a day or resumed': 'subscription-controls-cancel-and-pause--pauses',
    'pause not offered while ending': story('ending-offers-no-pause'),
    'resume asks first, as it charges': 'subscription-controls-cancel-and-pause--resumes',
    'resume declined': [
      'subscription-controls-cancel-and-pause--resumes-and-is-declined',
      'subscription-controls-cancel-and-pause--resume-declined',
    ],
    'left paused by Polar':
      'test/components/resume.browser.test.tsx > resuming a paused plan > says so where Polar leaves the plan paused',
    'pending change undone': 'subscription-controls-change-plan--scheduled',
    'agent who only reads': story('reads-only'),
    'switched off by the seller': story('switched-off'),
    'pay link for an agent': ['customer-panel-for-an-agent--past-due', 'orders-payment--pay-link'],
    'discount, trial end and period end set by an agent': [
      terms('discount'),
      terms('longer-trial'),
      terms('trial-ends-now'),
      terms('back-to-a-trial'),
      terms('period-end'),
    ],
    'a discount that does not apply': terms('discount-ended'),
    'a day that is too early': terms('back-to-a-trial'),
    'terms that cannot be set now': terms('past-due'),
    'changed elsewhere while a dialog is open': [
      'subscription-controls-change-plan--price-moved',
      terms('changed-elsewhere'),
    ],
  },
  everywhere: {
    loading: story('loading'),
    nothing: story('none'),
    'many rows': 'customer-panel-for-an-agent--many-plans',
    'failed, and tried again': [
      story('fails'),
      'test/components/subscription.browser.test.tsx > an agent’s controls > says that the plans could not be read, and reads them again',
    ],
    forbidden: story('forbidden'),
    unavailable: story('unavailable'),
    'session expired': story('session-expired'),
    narrow: story('narrow'),
    wide: story('wide'),
    'right to left': story('right-to-left'),
    dark: story('active-in-the-dark'),
  },
};
