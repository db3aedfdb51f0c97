import { expect } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { shown } from '../stage/seen.ts';
import { type StageArgs, stageArgTypes, stageDefaults } from '../stage/stage.tsx';
import { OrderFrame } from './order-frame.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Orders/One order',
  args: { ...stageDefaults, as: 'customer', scene: 'license' },
  argTypes: stageArgTypes,
  parameters: { docs: { story: { inline: false, height: '640px' } } },
  render: OrderFrame,
});

/** What it comes to, line by line. */
export const Paid = meta.story({
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('heading', { name: 'Studio license' }));
    await shown(() => canvas.getByText('Tax'));
    await shown(() => canvas.getByText('$53.35'));
    await shown(() => canvas.getByText(/· Purchase$/));
    await expect(canvas.queryByRole('button', { name: /^Pay/ })).toBeNull();
  },
});

export const PartlyRefunded = meta.story({
  args: { scene: 'refundedPart' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Partly refunded'));
    await shown(() => canvas.getByText('Refunded'));
    await shown(() => canvas.getByText('-$16.33'));
  },
});

export const RefundedWhole = meta.story({
  args: { scene: 'refundedAll' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('-$53.35'));
  },
});

/** Nothing was charged, and that is what it says. */
export const NothingCharged = meta.story({
  args: { trouble: 'orderFree' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('-$49.00'));
    await shown(() => canvas.getByText('Total'));
    await shown(() => canvas.getAllByText('$0.00')[0] as HTMLElement);
  },
});

/** More was given back than charged: the rest went to the customer’s credit. */
export const Credited = meta.story({
  args: { scene: 'yearly', trouble: 'orderCredited' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Unused time on Pro yearly'));
    await shown(() => canvas.getByText('Added to credit'));
    await shown(() => canvas.getByText(/· Plan change$/));
  },
});

/** There is no invoice of a draft. */
export const Draft = meta.story({
  args: { as: 'lead', trouble: 'orderDraft' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Draft'));
    await expect(canvas.queryByRole('button', { name: 'Download invoice' })).toBeNull();
  },
});

/** Nor of what was given up. */
export const Void = meta.story({
  args: { trouble: 'orderVoid' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Void'));
    await expect(canvas.queryByRole('button', { name: 'Download invoice' })).toBeNull();
  },
});

export const NoNumberYet = meta.story({
  args: { trouble: 'orderNameless' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('18 Sept · Purchase'));
  },
});

/** A state that Polar adds later is said in its own word, in no colour. */
export const UnknownState = meta.story({
  args: { trouble: 'orderAbandoned' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Abandoned'));
  },
});

export const InYen = meta.story({
  args: { scene: 'yen' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Total'));
    await shown(() => canvas.getAllByText('¥5,800')[0] as HTMLElement);
  },
});

/** An agent sends a link; there is nothing here to pay with. */
export const ForAnAgent = meta.story({
  args: { as: 'lead', scene: 'pastDue' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Pending'));
    await shown(() => canvas.getByRole('button', { name: 'Copy pay link' }));
    await expect(canvas.queryByRole('button', { name: /^Pay/ })).toBeNull();
  },
});

export const Loading = meta.story({
  args: { trouble: 'waiting' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('dialog', { name: 'Order' }));
    await expect(canvas.queryByText('Total')).toBeNull();
  },
});

export const Fails = meta.story({
  args: { trouble: 'ordersFail' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: 'Try again' }));
  },
});

export const Forbidden = meta.story({
  args: { as: 'keysOnly' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('You do not have the right to see or do this.'));
    await expect(canvas.queryByRole('button', { name: 'Try again' })).toBeNull();
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

export const LongNames = meta.story({
  args: { scene: 'longNames', width: 320 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('heading', { name: /^Enterprise collaboration suite/ }));
  },
});

export const RightToLeft = meta.story({
  globals: { direction: 'rtl', locale: 'ar' },
  args: { scene: 'arabic' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Total'));
  },
});

export const Dark = meta.story({
  globals: { theme: 'dark' },
  args: { scene: 'refundedPart' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Partly refunded'));
  },
});
