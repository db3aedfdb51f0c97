import { expect, within } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { shown } from '../stage/seen.ts';
import { type StageArgs, stageArgTypes, stageDefaults } from '../stage/stage.tsx';
import { OrderFrame } from './order-frame.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Orders/Payments of an order',
  args: { ...stageDefaults, scene: 'pastDue' },
  argTypes: stageArgTypes,
  parameters: { docs: { story: { inline: false, height: '640px' } } },
  render: OrderFrame,
});

/** What Polar passes on where the bank says nothing more. */
const BANK = 'The bank did not return any further details with this decline.';

/** The bank said no: its words, and when it is tried again. */
export const Declined = meta.story({
  play: async ({ canvas }) => {
    await shown(() => canvas.getAllByText('Declined')[0]!);
    await shown(() => canvas.getAllByText(BANK)[0]!);
    await shown(() => canvas.getByText(/^Will be tried again on /));
  },
});

export const DeclinedInTheDark = meta.story({
  globals: { theme: 'dark' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getAllByText(BANK)[0]!);
  },
});

/** From right to left; what the bank said is English, and said to be. */
export const FromTheRight = meta.story({
  globals: { direction: 'rtl' },
  play: async ({ canvas }) => {
    const words = await shown(() => canvas.getAllByText(BANK)[0]!);
    await expect(words).toHaveAttribute('lang', 'en');
  },
});

export const Paid = meta.story({
  args: { scene: 'active' },
  play: async ({ canvas }) => {
    await shown(() => within(canvas.getByRole('region', { name: 'Payments' })).getByText('Paid'));
    await expect(canvas.queryByText(/^Will be tried again/)).toBeNull();
  },
});

/** An order that came to nothing. */
export const NeverTried = meta.story({
  args: { scene: 'free' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Nobody has tried to pay it yet.'));
  },
});

export const Loading = meta.story({
  args: { trouble: 'paymentsCome' },
  play: async ({ canvas }) => {
    const payments = await shown(() => canvas.getByRole('region', { name: 'Payments' }));
    await expect(payments).toHaveAttribute('data-state', 'loading');
  },
});

/** The rest of the order stands. */
export const Fail = meta.story({
  args: { trouble: 'paymentsFail' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: 'Try again' }));
    await shown(() => canvas.getByText('Total'));
  },
});

export const NotForTheCustomer = meta.story({
  args: { as: 'customer' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Total'));
    await expect(canvas.queryByText('Payments')).toBeNull();
  },
});
