import { expect, spyOn } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { shown } from '../stage/seen.ts';
import { type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';
import { OrderFrame } from './order-frame.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Orders/Payment',
  args: { ...stageDefaults, as: 'customer', scene: 'pastDue' },
  argTypes: stageArgTypes,
  parameters: { docs: { story: { inline: false, height: '640px' } } },
  render: OrderFrame,
});

/** A payment that failed: the card is chosen, the amount stands on the button, and only the press pays. */
export const Pays = meta.story({
  args: { trouble: 'cardPays' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await expect(await canvas.findByRole('radio', { name: /4242/ })).toBeChecked();
    await expect(worldOf(canvasElement).writes).toEqual([]);
    await userEvent.dblClick(canvas.getByRole('button', { name: 'Pay $34.51' }));
    await shown(() => canvas.getByText('$34.51 is paid.'));
    await expect(worldOf(canvasElement).writes).toHaveLength(1);
    await expect(canvas.queryByRole('button', { name: /^Pay/ })).toBeNull();
  },
});

export const Declined = meta.story({
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Pay $34.51' }));
    await shown(() => canvas.getByText('The bank declined the card. Nothing was charged.'));
    await expect(canvas.getByRole('button', { name: 'Pay $34.51' })).toBeEnabled();
  },
});

/** The bank wants a word with the customer; nothing else can be paid meanwhile. */
export const BankAsks = meta.story({
  args: { trouble: 'cardAsks' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Pay $34.51' }));
    await shown(() => canvas.getByText(/^Your bank asks you to confirm this payment\./));
    await expect(canvas.queryByRole('button', { name: /^Pay/ })).toBeNull();
  },
});

export const UnderWayElsewhere = meta.story({
  args: { trouble: 'paidElsewhere' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Pay $34.51' }));
    await shown(() => canvas.getByText(/^Another payment of this order is under way\./));
  },
});

/** No clear answer: the order is watched, and nothing is sent again. */
export const Unclear = meta.story({
  args: { trouble: 'paymentUnclear' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Pay $34.51' }));
    await shown(() => canvas.getByText(/^The bank works on it\./));
    await expect(canvas.queryByRole('button', { name: /^Pay/ })).toBeNull();
  },
});

/** The answer was lost on its way: a second press asks for the same payment, not for another. */
export const AnswerLost = meta.story({
  args: { trouble: 'paymentLost' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Pay $34.51' }));
    await shown(() => canvas.getByText('No answer came. Trying again is safe: it cannot charge twice.'));
    await userEvent.click(await canvas.findByRole('button', { name: 'Pay $34.51' }));
    await shown(() => canvas.getByText('The bank declined the card. Nothing was charged.'));
    await expect(worldOf(canvasElement).writes).toHaveLength(1);
  },
});

/** Choosing a card charges nothing; one that has expired says so. */
export const SeveralCards = meta.story({
  args: { trouble: 'severalCards' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('radio', { name: /1881/ }));
    await shown(() => canvas.getByText('expired'));
    await shown(() => canvas.getByRole('button', { name: 'Pay $34.51' }));
    await expect(worldOf(canvasElement).writes).toEqual([]);
  },
});

/** Where no card is saved, the way leads to where one can be added. */
export const NoCard = meta.story({
  args: { trouble: 'noCards' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('There is no saved card.'));
    await shown(() => canvas.getByRole('button', { name: 'Update card' }));
    await expect(canvas.queryByRole('button', { name: /^Pay \$/ })).toBeNull();
  },
});

/** After a no that no retry can heal, Polar tries no more: another card is the way on. */
export const NotTriedAgain = meta.story({
  args: { trouble: 'orderStopped' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('It will not be tried again. Add another card to pay it.'));
    await shown(() => canvas.getByRole('button', { name: 'Update card' }));
  },
});

/** The amount moved between looking and pressing: nothing is charged before another press. */
export const AmountMoved = meta.story({
  args: { trouble: 'amountMoved' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Pay $34.51' }));
    await shown(() => canvas.getByText('The amount changed: $31.00 is due now.'));
    await shown(() => canvas.getByRole('button', { name: 'Pay $31.00' }));
    await expect(worldOf(canvasElement).writes).toEqual([]);
  },
});

/** An agent gets a link for the customer; where the clipboard is forbidden it stands there. */
export const PayLink = meta.story({
  args: { as: 'lead' },
  play: async ({ canvas, userEvent }) => {
    spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await userEvent.click(await canvas.findByRole('button', { name: 'Copy pay link' }));
    await shown(() => canvas.getByRole('button', { name: 'Link copied' }));
  },
});

export const SeveralCardsInTheDark = meta.story({
  globals: { theme: 'dark' },
  args: { trouble: 'severalCards', width: 320 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('expired'));
  },
});
