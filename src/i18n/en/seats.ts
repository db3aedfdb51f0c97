import { plural } from '../plural.ts';

/** English of the seats; fetched with them. */
export const seats = {
  title: (plan: string) => `Seats of ${plan}`,
  taken: (taken: number, total: number) =>
    plural('en', total, { one: `${taken} of # seat taken`, other: `${taken} of # seats taken` }),
  list: 'Seats',
  none: 'Nobody has a seat yet.',
  state: {
    taken: (date: string | null) => (date ? `since ${date}` : 'taken'),
    invited: (date: string | null) => (date ? `invited, until ${date}` : 'invited'),
    lapsed: () => 'the invitation has run out',
    unknown: () => '',
  },
  you: 'You',
  invite: 'Invite by email',
  submit: 'Invite',
  invited: (email: string) => `${email} was invited.`,
  invalid: 'Enter an email address.',
  full: 'All seats are taken. Take one back first, or ask for more.',
  resend: 'Resend',
  resendTo: (who: string) => `Resend the invitation to ${who}`,
  resent: 'The invitation was sent again.',
  remove: 'Remove',
  removeOf: (who: string) => `Remove ${who}`,
  removeAsk: (who: string) => `Take the seat back from ${who}? What it granted ends for them at once.`,
  keep: 'Keep',
  removed: 'The seat is free again.',
};
