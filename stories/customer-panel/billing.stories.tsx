import { expect, waitFor } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { CustomerPanel } from '../../src/components/index.ts';
import { holdsItsPlace, shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Customer panel/For the customer',
  args: { ...stageDefaults, as: 'customer', width: 900 },
  argTypes: stageArgTypes,
  render: (args) => (
    <Stage {...args}>
      <CustomerPanel view="billing" />
    </Stage>
  ),
});

/** The customer’s own page: the plan, the next charge, invoices. */
export const Active = meta.story({
  play: async ({ canvas, canvasElement }) => {
    await shown(() => canvas.getByRole('heading', { name: 'Billing' }));
    await shown(() => canvas.getByRole('table', { name: 'Invoices' }));
    await shown(() => canvas.getByText('Next charge on 7 Dec'));
    await expect(canvas.queryByRole('button', { name: /Refund/ })).toBeNull();
    await shown(() => canvas.getByText('0 of 3 devices · never expires'));
    const { calls } = worldOf(canvasElement);
    await expect(calls[0]).toBe('customer.overview');
    const asked = ['customer.overview', 'licenseKeys.get', 'subscriptions.preview'];
    await waitFor(() => expect(calls.toSorted()).toEqual(asked));
  },
});

export const Dark = meta.story({
  globals: { theme: 'dark' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('table', { name: 'Invoices' }));
    await shown(() => canvas.getByText('Tax'));
  },
});

export const Wide = meta.story({
  args: { width: 1280 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('table', { name: 'Invoices' }));
  },
});

/** Where it is narrow, invoices are rows of two lines. */
export const Phone = meta.story({
  args: { width: 320 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Next charge on 7 Dec'));
    await expect(canvas.queryByRole('table')).toBeNull();
    holdsItsPlace();
  },
});

export const RightToLeft = meta.story({
  globals: { direction: 'rtl', locale: 'ar' },
  args: { scene: 'arabic' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: 'Change plan' }));
    holdsItsPlace();
  },
});

export const PastDue = meta.story({
  args: { scene: 'pastDue' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Payment failed on 20 Nov.'));
    await shown(() => canvas.getByRole('button', { name: 'Update card' }));
  },
});

export const Trial = meta.story({
  args: { scene: 'trial' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('First charge after the trial on 2 Dec'));
  },
});

export const Ending = meta.story({
  args: { scene: 'ending' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Nothing will be charged.'));
    await shown(() => canvas.getByRole('button', { name: 'Keep plan' }));
  },
});

export const Paused = meta.story({
  args: { scene: 'pausedUntil' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Charge on resuming on 15 Dec'));
  },
});

export const Changing = meta.story({
  args: { scene: 'changing' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Changing'));
    await shown(() => canvas.getByRole('button', { name: 'Undo' }));
  },
});

export const SeveralPlans = meta.story({
  args: { scene: 'severalPlans' },
  play: async ({ canvas, canvasElement }) => {
    await shown(() => canvas.getByRole('table', { name: 'Invoices' }));
    await expect(canvasElement.querySelectorAll('[data-slot=plan-card]')).toHaveLength(3);
  },
});

export const Ended = meta.story({
  args: { scene: 'ended' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Ended'));
    await expect(canvas.queryByRole('button', { name: 'Change plan' })).toBeNull();
  },
});

/** Signed in at the product, and never bought anything. */
export const NoBillingAccount = meta.story({
  args: { scene: 'stranger' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('No orders yet.'));
    await shown(() => canvas.getByText('No subscription.'));
    await expect(canvas.queryByRole('alert')).toBeNull();
  },
});

/** A team is signed in and none of its members: whose rights count is not known. */
export const TeamWithoutMember = meta.story({
  args: { scene: 'team' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('heading', { name: 'This is a team account' }));
    await expect(canvas.queryByRole('button')).toBeNull();
  },
});

export const LongNames = meta.story({
  args: { scene: 'longNames', width: 320 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getAllByText(/^Enterprise collaboration suite/)[0] as HTMLElement);
    holdsItsPlace();
  },
});

export const Loading = meta.story({
  args: { trouble: 'waiting' },
  play: async ({ canvas, canvasElement }) => {
    await shown(() => canvas.getByRole('heading', { name: 'Billing' }));
    await expect(canvasElement.querySelector('[data-slot=plan-card][data-state=loading]')).toBeVisible();
    await expect(canvas.getAllByRole('status')[0]).toHaveTextContent('Loading');
  },
});

export const InvoicesFail = meta.story({
  args: { trouble: 'ordersFail' },
  play: async ({ canvas, canvasElement }) => {
    await shown(() => canvas.getByRole('button', { name: 'Change plan' }));
    await shown(() => canvas.getByRole('button', { name: 'Try again' }));
    await expect(worldOf(canvasElement).writes).toEqual([]);
  },
});

export const SessionExpired = meta.story({
  args: { as: 'expired' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/^Your session has ended/));
  },
});

/** A plain member of a team sees the plan; money is its owner’s and its billing managers’ business. */
export const PlainMember = meta.story({
  args: { scene: 'team', as: 'member' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/^You are a member of this team\./));
    await expect(canvas.queryByRole('table', { name: 'Invoices' })).toBeNull();
    await expect(canvas.queryByRole('button', { name: /Change plan|Cancel/ })).toBeNull();
  },
});

/** Use is still being counted, so the figure can grow. */
export const ChargeEstimated = meta.story({
  args: { trouble: 'planMetered' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Next charge, estimated on 7 Dec'));
  },
});

/** Credit comes off what is due. */
export const ChargeWithCredit = meta.story({
  args: { trouble: 'creditAtHand' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Your credit'));
    await shown(() => canvas.getByText('-$5.00'));
    await shown(() => canvas.getByText('$26.57'));
  },
});

/** Where Polar has no preview, the invoice is referred to, and no figure is made up. */
export const ChargeUnknown = meta.story({
  args: { trouble: 'figuresMissing' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('The invoice will show the amount.'));
  },
});

export const ChargeCannotBeRead = meta.story({
  args: { trouble: 'figuresFail' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Next charge on 7 Dec'));
    await shown(() => canvas.getByRole('button', { name: 'Try again' }));
  },
});

export const ManyInvoices = meta.story({
  args: { scene: 'weekly' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: '97 more orders' }));
  },
});

export const Unavailable = meta.story({
  args: { trouble: 'polarDown' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/^This is not available right now\./));
  },
});

export const Offline = meta.story({
  args: { trouble: 'offline' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getAllByText('No connection to the server.')[0] as HTMLElement);
  },
});
