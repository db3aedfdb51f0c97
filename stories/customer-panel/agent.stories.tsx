import { type ReactElement, useState } from 'react';
import { expect } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { CustomerPanel } from '../../src/components/index.ts';
import { holdsItsPlace, shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Customer panel/For an agent',
  args: stageDefaults,
  argTypes: stageArgTypes,
  render: (args) => (
    <Stage {...args}>
      <CustomerPanel onInsertReply={() => {}} />
    </Stage>
  ),
});

/** Who it is, the plan, orders and the ticket’s trail, from one request. */
export const Active = meta.story({
  play: async ({ canvas, canvasElement }) => {
    await shown(() => canvas.getByRole('heading', { name: 'Elena Marchetti' }));
    await shown(() => canvas.getAllByText('Active')[0] as HTMLElement);
    await shown(() => canvas.getByText('Nothing was done for this ticket yet.'));
    await shown(() => canvas.getByText('0 of 3 devices · never expires'));
    await expect(worldOf(canvasElement).calls).toEqual(['customer.overview']);
  },
});

/** What is urgent stands first, with what it means for access and when the card is tried again. */
export const PastDue = meta.story({
  args: { scene: 'pastDue' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Payment failed on 20 Nov.'));
    await shown(() => canvas.getByText('$11.90 refunded'));
    await shown(() => canvas.getByRole('button', { name: 'Copy pay link' }));
  },
});

export const PastDueInTheDark = meta.story({
  globals: { theme: 'dark' },
  args: { scene: 'pastDue' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Past due'));
  },
});

export const Compact = meta.story({
  globals: { density: 'compact' },
  args: { scene: 'pastDue', width: 280 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Past due'));
    holdsItsPlace();
  },
});

export const Trial = meta.story({
  args: { scene: 'trial' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('trial ends 2 Dec · Visa ···· 4242'));
  },
});

export const Ending = meta.story({
  args: { scene: 'ending' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Ending'));
    await shown(() => canvas.getByRole('button', { name: 'Keep plan' }));
  },
});

export const Paused = meta.story({
  args: { scene: 'paused' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Paused'));
    await shown(() => canvas.getByRole('button', { name: 'Resume' }));
  },
});

export const Ended = meta.story({
  args: { scene: 'ended' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Ended'));
  },
});

export const Team = meta.story({
  args: { scene: 'team' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('6 seats'));
  },
});

/** The most urgent plan leads; only the first one has a primary button. */
export const SeveralPlans = meta.story({
  args: { scene: 'severalPlans' },
  play: async ({ canvas, canvasElement }) => {
    await shown(() => canvas.getByRole('heading', { name: 'Subscriptions' }));
    await expect(canvasElement.querySelectorAll('[data-look=primary]')).toHaveLength(1);
  },
});

/** Sums are never mixed: each currency stands on its own line. */
export const TwoCurrencies = meta.story({
  args: { scene: 'twoCurrencies' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('€129.60'));
    await shown(() => canvas.getByText('$58.80', { selector: 'dd span' }));
  },
});

/** A customer who bought once and has no plan. */
export const LicenseOnly = meta.story({
  args: { scene: 'license' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('No subscription.'));
    await shown(() => canvas.getByText('Studio license'));
  },
});

/** Nobody is known to Polar under this id, which is no failure. */
export const NoBillingAccount = meta.story({
  args: { scene: 'stranger' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('No billing account yet.'));
    await expect(canvas.queryByRole('alert')).toBeNull();
  },
});

export const NothingBought = meta.story({
  args: { scene: 'newcomer' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('No orders yet.'));
    await shown(() => canvas.getByText('No subscription.'));
  },
});

export const LongNames = meta.story({
  args: { scene: 'longNames', width: 280 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('heading', { name: /^Hubert Blaine/ }));
    holdsItsPlace();
  },
});

export const RightToLeft = meta.story({
  globals: { direction: 'rtl', locale: 'ar' },
  args: { scene: 'arabic' },
  play: async ({ canvas, canvasElement }) => {
    const name = await shown(() => canvas.getByRole('heading', { name: 'ليلى المنصوري' }));
    const avatar = canvasElement.querySelector('[data-slot=avatar]');
    await expect(avatar?.getBoundingClientRect().left).toBeGreaterThan(name.getBoundingClientRect().left);
    holdsItsPlace();
  },
});

/** Everything has its place before it comes. */
export const Loading = meta.story({
  args: { trouble: 'waiting' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getAllByRole('status', { name: 'Loading' })[0] as HTMLElement);
    // Whose view it will be is not known yet, so nothing of either shows.
    await expect(canvas.queryByRole('heading', { name: 'Orders' })).toBeNull();
  },
});

/** One part fails alone, says so where it stands, and is tried again alone. */
export const OrdersFail = meta.story({
  args: { trouble: 'ordersFail' },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await shown(() => canvas.getAllByText('Active')[0] as HTMLElement);
    const again = await canvas.findByRole('button', { name: 'Try again' });
    worldOf(canvasElement).polar.faults.clear();
    await userEvent.click(again);
    await shown(() => canvas.getByRole('button', { name: /^Refund Studio license/ }));
    await expect(worldOf(canvasElement).calls).toEqual(['customer.overview', 'orders.list']);
  },
});

/** Rights decide what is there: without the right to refund, no row offers it. */
export const ReadsOnly = meta.story({
  args: { as: 'reader' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getAllByText('Studio license')[0] as HTMLElement);
    await expect(canvas.queryByRole('button', { name: /Refund|Change plan|Cancel/ })).toBeNull();
  },
});

/** Parts that may not be seen say so quietly; the rest works. */
export const ForbiddenParts = meta.story({
  args: { as: 'ordersOnly' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('You do not have the right to see or do this.'));
    await shown(() => canvas.getAllByText('Studio license')[0] as HTMLElement);
  },
});

export const SessionExpired = meta.story({
  args: { as: 'expired' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/^Your session has ended/));
    await shown(() => canvas.getByRole('button', { name: 'Try again' }));
  },
});

export const Offline = meta.story({
  args: { trouble: 'offline' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('No connection to the server.'));
  },
});

export const PolarUnreachable = meta.story({
  args: { trouble: 'polarDown' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: 'Try again' }));
    await shown(() => canvas.getByText(/^This is not available right now\./));
  },
});

export const TooManyRequests = meta.story({
  args: { trouble: 'tooMany' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Too many tries at once. Wait a moment.'));
  },
});

/** Somebody who was deleted can be looked at, and nothing is taken for current. */
export const Deleted = meta.story({
  args: { trouble: 'customerDeleted' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('This customer was deleted.'));
    await shown(() => canvas.getByRole('heading', { name: 'Elena Marchetti' }));
  },
});

/** What is done in a sandbox moves no money, which nobody should have to guess. */
export const Sandbox = meta.story({
  args: { trouble: 'sandbox' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Sandbox'));
  },
});

/** Many plans at once: the one that needs someone stands first. */
export const ManyPlans = meta.story({
  args: { scene: 'manyPlans' },
  play: async ({ canvas, canvasElement }) => {
    await shown(() => canvas.getByRole('heading', { name: 'Subscriptions' }));
    const states = [...canvasElement.querySelectorAll('[data-slot=subscription-status]')].map((one) => one.textContent);
    await expect(states.length).toBeGreaterThan(3);
    await expect(states[0]).toMatch(/^Ending/);
    await shown(() => canvas.getByText(/^ends 2/));
  },
});

export const ManyOrdersAndKeys = meta.story({
  args: { scene: 'manyKeys' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: '27 more orders' }));
    await shown(() => canvas.getAllByText('0 of 3 devices · never expires')[0] as HTMLElement);
  },
});

/** Who may not see customers at all is told so once, and nothing else is there. */
export const Forbidden = meta.story({
  args: { as: 'keysOnly' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('You do not have the right to see or do this.'));
    await expect(canvas.queryByRole('heading')).toBeNull();
  },
});

/** A team’s portal link is asked for from the menu, for one of its members. */
export const PortalLinkOfATeam = meta.story({
  args: { scene: 'team' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'More for Priya Raman' }));
    await userEvent.click(await canvas.findByRole('menuitem', { name: 'Copy portal link' }));
    await shown(() => canvas.getByRole('dialog', { name: 'Billing portal' }));
    await shown(() => canvas.getByRole('combobox', { name: 'For whom' }));
  },
});

function WithReply(args: StageArgs): ReactElement {
  const [reply, setReply] = useState('');
  return (
    <Stage {...args}>
      <CustomerPanel onInsertReply={setReply} />
      {reply && <p>{reply}</p>}
    </Stage>
  );
}

/** How the customer stands, in one sentence for the reply. */
export const SummaryForTheReply = meta.story({
  args: { scene: 'pastDue' },
  render: WithReply,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'More for Maya Kobayashi' }));
    await userEvent.click(await canvas.findByRole('menuitem', { name: 'Insert summary in reply' }));
    await shown(() => canvas.getByText(/^Maya Kobayashi: .*Pro/));
  },
});

export const Wide = meta.story({
  args: { scene: 'pastDue', width: 640 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Payment failed on 20 Nov.'));
    holdsItsPlace();
  },
});

/** The main job: part of an order goes back, and the row and the ticket’s trail say so. */
export const RefundsFromTheTicket = meta.story({
  play: async ({ canvas, userEvent, canvasElement, step }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Refund Studio license/ }));
    const dialog = await canvas.findByRole('dialog', { name: 'Refund Studio license' });
    await step('net, tax and total stand there before anything is sent', async () => {
      await userEvent.click(await canvas.findByRole('radio', { name: 'Part' }));
      await userEvent.type(canvas.getByRole('textbox', { name: 'Amount' }), '10');
      await expect(dialog).toHaveTextContent('Elena receives$10.89');
      await expect(worldOf(canvasElement).writes).toEqual([]);
    });
    await step('one press refunds once', async () => {
      await userEvent.dblClick(canvas.getByRole('button', { name: 'Refund $10.89' }));
      await shown(() => canvas.getByText('Elena gets $10.89 back.'));
      await expect(worldOf(canvasElement).writes).toEqual(['POST /v1/refunds/']);
    });
    await step('the panel knows', async () => {
      await userEvent.click(await canvas.findByRole('button', { name: 'Close' }));
      await shown(() => canvas.getByText('$10.89 refunded'));
      await shown(() => canvas.getByText(/customer request/));
    });
  },
});
