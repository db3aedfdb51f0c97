import { cancel } from './en/cancel.ts';
import { plan } from './en/change-plan.ts';
import { invoice } from './en/invoice.ts';
import { licenseKey } from './en/license-key.ts';
import { order } from './en/order.ts';
import { panel } from './en/panel.ts';
import { pay } from './en/pay.ts';
import { problem } from './en/problem.ts';
import { refund } from './en/refund.ts';
import { subscription } from './en/subscription.ts';
import { trail } from './en/trail.ts';
import type { LateCatalogue } from './late.ts';

/** English. Every key stands here; another locale is a file of the same shape. */
export const en = {
  common: {
    close: 'Close',
    back: 'Back',
    loading: 'Loading',
    copied: 'Copied',
    notCopied: 'Copying is not allowed here.',
    copyId: 'Copy customer ID',
    more: (about: string) => `More for ${about}`,
    unnamed: 'Unnamed customer',
    atLeast: (amount: string) => `≥ ${amount}`,
    somebody: 'Someone',
    reviewed: 'I have seen it',
  },
  problem,
  panel,
  team: {
    required: 'This is a team account',
    requiredHint: 'Sign in as one of its members to see more.',
    member: 'You are a member of this team. Its owner sees to plan and invoices.',
  },
  urgent: {
    pastDue: (date: string | null) => (date ? `Payment failed on ${date}.` : 'Payment failed.'),
    accessOff: 'Access is off until it is paid.',
    nextTry: (date: string) => `Next try ${date}.`,
    noTry: 'A new payment method is needed.',
  },
  subscription,
  usage: {
    title: 'Usage',
    used: 'used',
    of: (included: string) => `of ${included} included`,
    left: (count: string) => `${count} left`,
    over: (count: string) => `${count} over`,
    soFar: (amount: string) => `${amount} so far`,
  },
  benefit: { title: 'Included', coming: 'On its way', stuck: 'Needs a look', off: 'Off' },
  nextCharge: {
    next: 'Next charge',
    nextEstimated: 'Next charge, estimated',
    first: 'First charge after the trial',
    resume: 'Charge on resuming',
    none: 'Nothing will be charged.',
    open: 'Open payment',
    tried: (date: string) => `Tried again on ${date}.`,
    unknown: 'The invoice will show the amount.',
    usage: 'Usage so far',
    proration: 'Changes this period',
    discount: 'Discount',
    tax: 'Tax',
    credit: 'Your credit',
    on: (date: string) => `on ${date}`,
  },
  plan,
  cancel,
  pause: {
    title: (plan: string) => `Pause ${plan}`,
    text: (date: string | null) =>
      date
        ? `Runs until ${date}, then it pauses: no access and no charges.`
        : 'Pauses with the end of this period: no access and no charges.',
    until: 'Resume on',
    untilAside: 'optional',
    untilHint: 'Charged that day. Without one it rests until resumed.',
    submit: 'Pause plan',
  },
  resume: {
    title: (plan: string) => `Resume ${plan}`,
    text: 'A new period starts today and is charged at once.',
    submit: 'Resume',
    submitAmount: (amount: string) => `Resume for ${amount}`,
    declined: 'The charge was declined. A new payment method is needed.',
    still_paused: 'Polar left the plan paused. Nothing was charged.',
    charged_later: 'The plan runs; its charge is not settled yet.',
  },
  order,
  invoice,
  pay,
  licenseKey,
  refund,
  trail,
};

/** The shape of every locale. */
export type Catalogue = typeof en;

type Groups = Catalogue & LateCatalogue;

/** Overrides of single texts, two levels deep: `{ refund: { note: 'Internal note' } }`. */
export type Messages = { [Group in keyof Groups]?: Partial<Groups[Group]> };
