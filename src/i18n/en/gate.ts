/** English of the gate before what a plan may not include; fetched with it. */
export const gate = {
  none: 'Not included in this plan.',
  revoked: 'Not included any more.',
  used_up: 'Your credits are used up.',
  pending: 'On its way. It opens here by itself.',
  unknown: 'It could not be checked whether this is included.',
  plans: 'See plans',
};
