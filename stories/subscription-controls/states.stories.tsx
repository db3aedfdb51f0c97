import { expect } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { Panel, SubscriptionControls } from '../../src/components/index.ts';
import { holdsItsPlace, shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults } from '../stage/stage.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Subscription controls/States',
  args: { ...stageDefaults, width: 360 },
  argTypes: stageArgTypes,
  render: (args) => (
    <Stage {...args}>
      <SubscriptionControls />
    </Stage>
  ),
});

export const Active = meta.story({
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Active'));
    await shown(() => canvas.getByText('renews 7 Dec · Visa ···· 4242'));
    await shown(() => canvas.getByRole('button', { name: 'Change plan' }));
  },
});

export const ActiveInTheDark = meta.story({
  globals: { theme: 'dark' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Active'));
  },
});

export const Trial = meta.story({
  args: { scene: 'trial' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Trial'));
    await shown(() => canvas.getByText('trial ends 2 Dec · Visa ···· 4242'));
  },
});

/** Both are told: that it is a trial, and that it will not go on. */
export const TrialEnding = meta.story({
  args: { scene: 'trialEnding' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Ending'));
    await shown(() => canvas.getByText(/trial ends 2 Dec/));
  },
});

export const PastDue = meta.story({
  args: { scene: 'pastDue' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Past due'));
    await shown(() => canvas.getByText(/^since 20 Nov/));
  },
});

export const Ending = meta.story({
  args: { scene: 'ending' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Ending'));
    await shown(() => canvas.getByText('ends 10 Dec'));
    await shown(() => canvas.getByRole('button', { name: 'Keep plan' }));
  },
});

export const Pausing = meta.story({
  args: { scene: 'pausing' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Pausing'));
    await shown(() => canvas.getByRole('button', { name: 'Do not pause' }));
  },
});

export const Paused = meta.story({
  args: { scene: 'paused' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Paused'));
    await shown(() => canvas.getByText(/until resumed/));
    await shown(() => canvas.getByRole('button', { name: 'Resume' }));
  },
});

export const PausedUntilADay = meta.story({
  args: { scene: 'pausedUntil' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/resumes 15 Dec/));
  },
});

export const Changing = meta.story({
  args: { scene: 'changing' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Changing'));
    await shown(() => canvas.getByText(/with Launch, 20 % for three months/));
    await shown(() => canvas.getByRole('button', { name: 'Undo' }));
  },
});

export const Ended = meta.story({
  args: { scene: 'ended' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Ended'));
    await expect(canvas.queryByRole('button')).toBeNull();
  },
});

export const Seats = meta.story({
  args: { scene: 'team' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('6 seats'));
    await shown(() => canvas.getByText('$114.00'));
  },
});

export const Yearly = meta.story({
  args: { scene: 'yearly' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/year/, { selector: 'small, span' }));
  },
});

export const Free = meta.story({
  args: { scene: 'free' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getAllByText('Free')[0] as HTMLElement);
  },
});

export const None = meta.story({
  args: { scene: 'newcomer' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('No subscription.'));
  },
});

/** Inside a `Panel.Root`, which reads the rights of who looks, what is not allowed is not offered. */
export const ReadsOnly = meta.story({
  args: { as: 'reader' },
  render: (args) => (
    <Stage {...args}>
      <Panel.Root>
        <SubscriptionControls />
      </Panel.Root>
    </Stage>
  ),
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Active'));
    await expect(canvas.queryByRole('button')).toBeNull();
  },
});

export const Forbidden = meta.story({
  args: { as: 'ordersOnly' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('You do not have the right to see or do this.'));
  },
});

export const Loading = meta.story({
  args: { trouble: 'waiting' },
  play: async ({ canvasElement, canvas }) => {
    await expect(canvas.queryByRole('button')).toBeNull();
    await expect(canvasElement.querySelector('[data-slot=subscription-plan][data-state=loading]')).toBeVisible();
    await shown(() => canvas.getByRole('status', { name: 'Loading' }));
  },
});

/** Both are told: that money is missing, and that it will not go on. */
export const PastDueEnding = meta.story({
  args: { scene: 'pastDueEnding' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Past due'));
    await shown(() => canvas.getByText(/^since 20 Nov/));
    await shown(() => canvas.getByText(/ends 20 Dec/));
  },
});

export const Unpaid = meta.story({
  args: { scene: 'pastDue', trouble: 'planUnpaid' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Unpaid'));
  },
});

export const Incomplete = meta.story({
  args: { trouble: 'planIncomplete' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Not completed'));
    await expect(canvas.queryByRole('button', { name: 'Change plan' })).toBeNull();
  },
});

/** A state that Polar adds later is said in its own word, in no colour. */
export const UnknownState = meta.story({
  args: { trouble: 'planUnknown' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Frozen'));
  },
});

/** What is ending can be kept, and neither changed nor paused. */
export const EndingOffersNoPause = meta.story({
  args: { scene: 'ending' },
  play: async ({ canvas, userEvent }) => {
    await shown(() => canvas.getByRole('button', { name: 'Keep plan' }));
    await expect(canvas.queryByRole('button', { name: 'Change plan' })).toBeNull();
    const more = canvas.queryByRole('button', { name: /^More for/ });
    if (more) await userEvent.click(more);
    await expect(canvas.queryByRole('menuitem', { name: 'Pause…' })).toBeNull();
  },
});

export const EveryThreeMonths = meta.story({
  args: { scene: 'quarterly' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/3 months/));
  },
});

export const Units = meta.story({
  args: { trouble: 'planCounted' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('12 units'));
  },
});

/** A plan that is no longer sold goes on for who has it. */
export const ArchivedProduct = meta.story({
  args: { trouble: 'planArchived' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Active'));
    await shown(() => canvas.getByRole('button', { name: 'Change plan' }));
  },
});

/** What the seller has switched off for customers is not offered to them. */
export const SwitchedOff = meta.story({
  args: { scene: 'closedPortal', as: 'customer' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: 'Cancel plan' }));
    await expect(canvas.queryByRole('button', { name: /Change plan|^More for/ })).toBeNull();
  },
});

export const Fails = meta.story({
  args: { trouble: 'tooMany' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Too many tries at once. Wait a moment.'));
    await shown(() => canvas.getByRole('button', { name: 'Try again' }));
  },
});

export const Unavailable = meta.story({
  args: { trouble: 'polarDown' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/^This is not available right now\./));
  },
});

export const SessionExpired = meta.story({
  args: { as: 'expired' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/^Your session has ended/));
  },
});

export const Narrow = meta.story({
  args: { scene: 'longNames', width: 280 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/^Enterprise collaboration suite/));
    holdsItsPlace();
  },
});

export const Wide = meta.story({
  args: { scene: 'changing', width: 900 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Changing'));
    holdsItsPlace();
  },
});

export const RightToLeft = meta.story({
  globals: { direction: 'rtl', locale: 'ar' },
  args: { scene: 'arabic', width: 280 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Active'));
    holdsItsPlace();
  },
});
