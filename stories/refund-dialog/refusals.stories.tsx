import { expect } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { shown } from '../stage/seen.ts';
import { type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';
import { RefundFrame } from './refund-frame.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Refund dialog/Not possible',
  args: stageDefaults,
  argTypes: stageArgTypes,
  parameters: { docs: { story: { inline: false, height: '520px' } } },
  render: RefundFrame,
});

/** More than this agent may give back, where nobody is set to approve: said beforehand, and it cannot be sent. */
export const AboveTheLimit = meta.story({
  args: { as: 'limited' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await shown(() => canvas.getByText('Above your limit of $20.00 before tax, and nobody is set to approve it.'));
    await expect(canvas.getByRole('button', { name: 'Refund $53.35' })).toBeDisabled();
    await userEvent.click(await canvas.findByRole('radio', { name: 'Part' }));
    await userEvent.type(canvas.getByRole('textbox', { name: 'Amount' }), '20.01');
    await shown(() => canvas.getByText(/nobody is set to approve it/));
    await expect(worldOf(canvasElement).writes).toEqual([]);
  },
});

/** Below the limit the same agent refunds alone. */
export const BelowTheLimit = meta.story({
  args: { as: 'limited' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('radio', { name: 'Part' }));
    await userEvent.type(canvas.getByRole('textbox', { name: 'Amount' }), '5');
    await userEvent.click(await canvas.findByRole('button', { name: 'Refund $5.44' }));
    await shown(() => canvas.getByText('Elena gets $5.44 back.'));
  },
});

/** Where an approver is set, it waits for them. */
export const NeedsApproval = meta.story({
  args: { as: 'limited', approver: true },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Ask to refund $53.35' }));
    await shown(() => canvas.getByText('$53.35 waits for approval. Nothing was paid yet.'));
    await expect(worldOf(canvasElement).writes).toEqual([]);
  },
});

/** Without a ticket no money moves. */
export const NoTicket = meta.story({
  args: { as: 'noTicket' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Open this from a ticket: money only moves for a ticket.'));
    await expect(canvas.queryByRole('button', { name: /^Refund \$/ })).toBeNull();
  },
});

export const NothingLeft = meta.story({
  args: { scene: 'refundedAll' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('All of it has been refunded.'));
  },
});

export const NotPaid = meta.story({
  args: { scene: 'pastDue' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('This order was not paid, so there is nothing to give back.'));
  },
});

/** One refund of an order at a time: while the bank works on one, no second is begun. */
export const OpenRefund = meta.story({
  args: { trouble: 'refundsPend' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Refund $53.35' }));
    await shown(() => canvas.getByText(/is on its way/));
    await userEvent.click(await canvas.findByRole('button', { name: 'Close' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Refund this order' }));
    await shown(() => canvas.getByText('A refund of this order is still open. Wait until it is settled.'));
  },
});

/** Who may not refund is told by the server, not by a hidden button alone. */
export const NoRight = meta.story({
  args: { as: 'reader' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Refund $53.35' }));
    await shown(() => canvas.getByText('You do not have the right to see or do this.'));
    await expect(worldOf(canvasElement).writes).toEqual([]);
  },
});

/** Known only after Polar refused. */
export const BlockedByPolar = meta.story({
  args: { trouble: 'refundsBlocked' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Refund $53.35' }));
    await shown(() => canvas.getByText('Polar has blocked refunds of this order.'));
  },
});

export const CannotBeRead = meta.story({
  args: { as: 'ordersOnly' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('You do not have the right to see or do this.'));
  },
});

export const Unavailable = meta.story({
  args: { trouble: 'polarDown' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/^This is not available right now\./));
  },
});
