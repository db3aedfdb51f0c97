import { plural } from '../plural.ts';

/** Words about what customers dispute at their bank. */
export const dispute = {
  what: {
    early_warning: (what: string) => `The bank warns of a dispute about ${what}.`,
    needs_response: (what: string) => `The customer disputes ${what} at the bank.`,
    under_review: (what: string) => `The bank decides about a dispute of ${what}.`,
    won: (what: string) => `The dispute of ${what} was won.`,
    lost: (what: string) => `The dispute of ${what} was lost.`,
    prevented: (what: string) => `The complaint about ${what} ended before it became a dispute.`,
    other: (what: string) => `There is a dispute of ${what}.`,
  },
  next: {
    early_warning: 'Refunding now can prevent it.',
    needs_response: 'Answer it in Polar with proof of the order, its use and what was said. Do not refund it.',
    under_review: 'It cannot be refunded meanwhile.',
    won: 'The money stays. What was bought has ended all the same.',
    lost: 'The bank took the money back, and what was bought has ended.',
    prevented: 'If the bank paid it back, the order shows that refund.',
    renewals: 'The plan still renews: think of canceling it.',
  },
  due: (days: number, date: string) =>
    days < 0
      ? `The time to answer ended ${date}.`
      : days === 0
        ? `Answer today, until ${date}.`
        : `${plural('en', days, { one: 'One day', other: '# days' })} left to answer, until ${date}.`,
  overdue: 'The time to answer is over.',
  why: {
    fraudulent: 'fraud',
    product_not_received: 'not received',
    product_unacceptable: 'not as described',
    subscription_canceled: 'said to be canceled',
    credit_not_processed: 'a refund that did not come',
    unrecognized: 'not recognized',
    general: 'no reason given',
  },
};
