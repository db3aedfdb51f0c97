/** English of the tries to pay an order. */
export const payments = {
  title: 'Payments',
  none: 'Nobody has tried to pay it yet.',
  state: { pending: 'Under way', succeeded: 'Paid', failed: 'Declined' },
  silent: 'The bank gave no reason.',
  next: (date: string) => `Will be tried again on ${date}.`,
  more: (count: number) => `The ${count} newest are shown.`,
};
