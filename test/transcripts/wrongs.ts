import type { Wrong } from './wrong-module.ts';

const refusals = 'src/simulator/subscriptions/refusals.ts';
const pause = 'src/simulator/subscriptions/pause.ts';

/** What the judge has to notice. */
export const wrongs: Wrong[] = [
  {
    name: 'AlreadyCanceledSubscription by another name',
    file: refusals,
    text: "'AlreadyCanceledSubscription'",
    by: "'AlreadyCanceled'",
  },
  {
    name: 'InactiveSubscription as 409',
    file: refusals,
    text: "problem(403, 'InactiveSubscription'",
    by: "problem(409, 'InactiveSubscription'",
  },
  {
    name: 'ResourceUnavailable as 404',
    file: refusals,
    text: "problem(410, 'ResourceUnavailable'",
    by: "problem(404, 'ResourceUnavailable'",
  },
  {
    name: 'CannotPauseSubscription as 403',
    file: pause,
    text: "problem(409, 'CannotPauseSubscription'",
    by: "problem(403, 'CannotPauseSubscription'",
  },
];
