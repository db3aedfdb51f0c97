import { expect, waitFor } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { UsageMeter } from '../../src/components/usage.ts';
import { holdsItsPlace, shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Usage meter',
  args: { ...stageDefaults, as: 'customer', scene: 'usageWithin' },
  argTypes: stageArgTypes,
  render: (args) => (
    <Stage {...args}>
      <UsageMeter onBuyMore={() => {}} />
    </Stage>
  ),
});

/** What is used and left, what more would cost and at most, what it may come to, and when it starts anew. */
export const Within = meta.story({
  play: async ({ canvas, canvasElement }) => {
    await shown(() => canvas.getByText('4,250'));
    await shown(() => canvas.getByText('of 10,000 calls included'));
    await shown(() => canvas.getByText('5,750'));
    await shown(() => canvas.getByText('$5.00 for 1,000 calls above that · at most $50.00'));
    await shown(() => canvas.getByText('about 13,000 by 13 Dec'));
    await shown(() => canvas.getByText('about $13.75'));
    await shown(() => canvas.getByText('Last use counted yesterday.'));
    await shown(() => canvas.getByRole('button', { name: 'Buy more API calls' }));
    await expect(worldOf(canvasElement).calls).toEqual(['usage.summary']);
  },
});

export const Near = meta.story({
  args: { scene: 'usageNear' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Almost used up'));
    await expect(canvas.getByText('86% of what is included is used')).toBeInTheDocument();
  },
});

export const Reached = meta.story({
  args: { scene: 'usageReached' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Used up'));
  },
});

/** Above what is included the bar has another colour, and the words say so too. */
export const Over = meta.story({
  args: { scene: 'usageOver' },
  play: async ({ canvas, canvasElement }) => {
    await shown(() => canvas.getByText('3,000'));
    await shown(() => canvas.getByText('$15.00'));
    const fill = (place: Element | null) => getComputedStyle(place?.querySelector('span > span') as Element);
    const bar = canvasElement.querySelector('[data-slot=usage-bar]');
    const pill = canvas.getAllByText('Over')[0] as HTMLElement;
    await expect(fill(bar).backgroundColor).toBe(getComputedStyle(pill).color);
  },
});

export const Capped = meta.story({
  args: { scene: 'usageCapped' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Capped'));
    await shown(() => canvas.getByText(/· \$50\.00, the most in a period$/));
  },
});

/** Polar reckons money every quarter of an hour; until then its figure is told beside what the units come to. */
export const NotReckonedYet = meta.story({
  args: { scene: 'usageOver', trouble: 'costLate' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('$15.00'));
    await shown(() => canvas.getByText(/Polar reckoned \$0\.00 .* it does so every 15 minutes\./));
  },
});

/** Nothing is included: there is no whole to measure against. */
export const PayAsYouGo = meta.story({
  args: { scene: 'usageMetered' },
  play: async ({ canvas, canvasElement }) => {
    await shown(() => canvas.getByText('Pay as you go'));
    await shown(() => canvas.getByText('$0.10 each'));
    await shown(() => canvas.getByText('$9.65'));
    await expect(canvasElement.querySelector('[data-slot=usage-bar]')).toBeNull();
  },
});

/** Without a price and without a limit. */
export const Unlimited = meta.story({
  args: { as: 'lead', scene: 'usageCounted' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('1,204'));
    await expect(canvas.queryByText(/left|cost/i)).toBeNull();
  },
});

/** The highest of something does not fill up what is included: a figure, no bar, no forecast. */
export const Measured = meta.story({
  args: { scene: 'usageMeasured' },
  play: async ({ canvas, canvasElement }) => {
    await shown(() => canvas.getByText('Measured'));
    await expect(canvasElement.querySelector('[data-slot=usage-bar]')).toBeNull();
    await expect(canvas.queryByText('Forecast')).toBeNull();
  },
});

/** More was taken back than used. */
export const BelowNothing = meta.story({
  args: { scene: 'usageNegative' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('-12.25'));
    await shown(() => canvas.getByText('112.25'));
  },
});

/** For an agent: to be copied into a reply, nothing to be sold. */
export const ForAnAgent = meta.story({
  args: { as: 'lead', scene: 'usageOver' },
  play: async ({ canvas, canvasElement }) => {
    const copy = await shown(() => canvas.getByRole('button', { name: 'Copy summary' }));
    const clocks = canvasElement.querySelector('[data-slot=usage-clocks]');
    await expect(copy.getBoundingClientRect().top).toBeLessThan(clocks?.getBoundingClientRect().bottom ?? 0);
    await expect(canvas.queryByRole('button', { name: /Buy more/ })).toBeNull();
  },
});

/** A seller may hide usage from customers; an agent sees it all the same. */
export const HiddenByTheSeller = meta.story({
  args: { scene: 'usageHidden' },
  render: (args) => (
    <>
      <p>The page without its meter.</p>
      <Stage {...args}>
        <UsageMeter />
      </Stage>
    </>
  ),
  play: async ({ canvas, canvasElement }) => {
    await shown(() => canvas.getByText('The page without its meter.'));
    await waitFor(() => expect(canvasElement.querySelector('[data-slot=usage-meter]')).toBeNull());
  },
});

export const NothingCounted = meta.story({
  args: { scene: 'active' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Nothing is counted for this customer.'));
  },
});

export const Loading = meta.story({
  args: { trouble: 'waiting' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Loading'));
  },
});

export const Fails = meta.story({
  args: { trouble: 'metersFail' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: 'Try again' }));
  },
});

export const Forbidden = meta.story({
  args: { as: 'ordersOnly' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/do not have the right/));
  },
});

export const SessionExpired = meta.story({
  args: { as: 'expired' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/session/i));
  },
});

export const Dark = meta.story({
  globals: { theme: 'dark' },
  args: { scene: 'usageOver' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('$15.00'));
  },
});

/** Long names, a price of a fraction of a cent, and more units than fit a line. */
export const Narrow = meta.story({
  args: { scene: 'usageLong', width: 280 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('1.23B'));
    await shown(() => canvas.getByText('$1.23456789 for 1,000,000 input and output tokens above that'));
    holdsItsPlace();
  },
});

export const RightToLeft = meta.story({
  globals: { direction: 'rtl', locale: 'ar' },
  args: { scene: 'usageOver' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('API calls'));
    holdsItsPlace();
  },
});
