import type { Family } from './family.ts';

const story = <S extends string>(name: S) => `subscription-controls-cancel-and-pause--${name}` as const;

/** The end of a plan: what follows, why, and the way back. */
export const cancelFlow: Family = {
  title: 'Cancel',
  states: {
    'what follows, reason, comment, done, taken back': story('cancels-and-takes-it-back'),
    'already ending: kept instead': 'subscription-controls-states--ending-offers-no-pause',
    trial: story('cancels-a-trial'),
    'past due, at period end': story('past-due-at-period-end'),
    'past due, now: the amount that is dropped': [
      story('past-due-now'),
      'test/components/subscription.browser.test.tsx > an agent’s controls > says that a past due plan’s open payment is dropped only where it ends now',
    ],
    'past due, now: waits for the amount': story('past-due-now-waits'),
    'planned pause is dropped': story('planned-pause-is-dropped'),
    'planned change is dropped': story('planned-change-is-dropped'),
    'a team loses access': story('cancels-a-team'),
    'now, asked twice': [story('ends-now'), story('asks-twice-in-the-dark')],
    'error, with what was typed kept': story('fails'),
    'changed elsewhere while it was open': [
      story('changed-elsewhere'),
      'test/components/moved.browser.test.tsx > a plan about to be ended > says what changed, and goes on only after that was seen',
    ],
    done: story('cancels-and-takes-it-back'),
    'offers before leaving': [story('offers-a-pause'), story('offers-another-plan')],
    'refund asked for next': story('refunds-next'),
  },
  everywhere: {
    loading: story('past-due-now-waits'),
    nothing: { cannotBe: 'It is about one plan.' },
    'many rows': { cannotBe: 'It is about one plan.' },
    'failed, and tried again': story('fails'),
    forbidden: { cannotBe: 'Who may not cancel is not offered the dialog.' },
    unavailable: { cannotBe: 'The plan it opens from says so first.' },
    'session expired': { cannotBe: 'The plan it opens from says so first.' },
    narrow: story('narrow'),
    wide: { cannotBe: 'A dialog keeps its width.' },
    'right to left': story('right-to-left'),
    dark: story('asks-twice-in-the-dark'),
  },
};
