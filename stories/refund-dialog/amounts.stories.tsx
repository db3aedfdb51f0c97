import { expect, within } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { shown } from '../stage/seen.ts';
import { type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';
import { RefundFrame } from './refund-frame.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Refund dialog/Amounts',
  args: stageDefaults,
  argTypes: stageArgTypes,
  parameters: { docs: { story: { inline: false, height: '640px' } } },
  render: RefundFrame,
});

/** All that is left goes back, with its tax. */
export const Full = meta.story({
  play: async ({ canvas, canvasElement, userEvent }) => {
    const dialog = within(await canvas.findByRole('dialog', { name: 'Refund Studio license' }));
    await shown(() => dialog.getByText('Elena receives'));
    await expect(canvas.getByRole('dialog')).toHaveTextContent('Refund$49.00Tax returned$4.35Elena receives$53.35');
    await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'Reason' }), 'Service disruption');
    await userEvent.click(await dialog.findByRole('button', { name: 'Refund $53.35' }));
    await shown(() => dialog.getByText('Elena gets $53.35 back.'));
    await shown(() => dialog.getByRole('button', { name: 'Insert summary in reply' }));
    await expect(worldOf(canvasElement).writes).toEqual(['POST /v1/refunds/']);
  },
});

/** Part of it: the amount before tax is entered, what the customer gets is shown. */
export const Part = meta.story({
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('radio', { name: 'Part' }));
    await userEvent.type(canvas.getByRole('textbox', { name: 'Amount' }), '10');
    await shown(() => canvas.getByRole('button', { name: 'Refund $10.89' }));
    await expect(canvas.getByRole('dialog')).toHaveTextContent('Refund$10.00Tax returned, about$0.89');
  },
});

export const PartInTheDark = meta.story({
  globals: { theme: 'dark' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('radio', { name: 'Part' }));
    await userEvent.type(canvas.getByRole('textbox', { name: 'Amount' }), '10');
    await shown(() => canvas.getByRole('button', { name: 'Refund $10.89' }));
  },
});

/** The other way round: what the customer is to get is entered, the net follows. */
export const EnteredWithTax = meta.story({
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('radio', { name: 'Part' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Enter with tax' }));
    await userEvent.type(canvas.getByRole('textbox', { name: 'Amount' }), '10.89');
    await shown(() => canvas.getByText('$10.00'));
    await shown(() => canvas.getByRole('button', { name: 'Refund $10.89' }));
  },
});

/** A share of what is left; what it comes to is shown before anything is sent. */
export const ByPercent = meta.story({
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('radio', { name: 'Part' }));
    await userEvent.type(canvas.getByRole('textbox', { name: 'Amount' }), '25 %');
    await shown(() => canvas.getByText('$12.25'));
    await userEvent.clear(canvas.getByRole('textbox', { name: 'Amount' }));
    await userEvent.type(canvas.getByRole('textbox', { name: 'Amount' }), '101%');
    await shown(() => canvas.getByText('This is more than is left.'));
  },
});

/** What is no amount, or too much, is said under the field before anything is sent. */
export const NoAmount = meta.story({
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('radio', { name: 'Part' }));
    const amount = canvas.getByRole('textbox', { name: 'Amount' });
    await userEvent.type(amount, 'ten');
    await shown(() => canvas.getByText('Enter an amount, such as 10.00.'));
    await userEvent.clear(amount);
    await userEvent.type(amount, '49.01');
    await shown(() => canvas.getByText('This is more than is left.'));
    await expect(canvas.getByRole('button', { name: 'Refund' })).toBeDisabled();
    await expect(worldOf(canvasElement).writes).toEqual([]);
  },
});

/** Earlier refunds are listed; only the rest can go back. */
export const PartlyRefunded = meta.story({
  args: { scene: 'refundedPart' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Refunded before'));
    await shown(() => canvas.getByText(/\$34\.00 left to refund/));
  },
});

/** What the bank still works on counts as gone: the rest alone can go back. */
export const RefundPendingAtPolar = meta.story({
  args: { scene: 'refundPending' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/· on its way$/));
    await shown(() => canvas.getByText(/\$34\.00 left to refund/));
  },
});

/** A one-time order can take back what it granted; never ticked beforehand. */
export const TakesBackTheLicense = meta.story({
  play: async ({ canvas, userEvent }) => {
    const take = await canvas.findByRole('checkbox', { name: /^Take back what this order granted/ });
    await expect(take).not.toBeChecked();
    await userEvent.click(take);
    await userEvent.click(await canvas.findByRole('button', { name: 'Refund $53.35' }));
    await shown(() => canvas.getByText(/What the order granted was taken back\./));
  },
});

/** A plan’s order takes nothing back, which is said. */
export const OrderOfAPlan = meta.story({
  args: { scene: 'yearly' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('The plan goes on: a refund does not end it.'));
    await expect(canvas.queryByRole('checkbox')).toBeNull();
  },
});

/** The plan goes on until it is ended too: a step of its own, once the money is on its way. */
export const EndsThePlanNext = meta.story({
  args: { scene: 'yearly' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    const refund = within(await canvas.findByRole('dialog', { name: /^Refund/ }));
    await userEvent.click(await refund.findByRole('button', { name: /^Refund \$/ }));
    await userEvent.click(await refund.findByRole('button', { name: 'Cancel plan' }));
    const end = within(await canvas.findByRole('dialog', { name: 'Cancel Pro yearly' }));
    await userEvent.click(await end.findByRole('button', { name: /^End on/ }));
    await shown(() => end.getByText(/^Ends on/));
    await expect(worldOf(canvasElement).writes).toHaveLength(2);
  },
});

/** Yen have no decimals, so no point is offered and none is taken. */
export const Yen = meta.story({
  args: { scene: 'yen' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('radio', { name: 'Part' }));
    const amount = canvas.getByRole('textbox', { name: 'Amount' });
    await userEvent.type(amount, '12.5');
    await shown(() => canvas.getByText('Too many decimals for this currency.'));
    await userEvent.clear(amount);
    await userEvent.type(amount, '1200');
    await shown(() => canvas.getByRole('button', { name: 'Refund ¥1,200' }));
  },
});

export const Loading = meta.story({
  args: { trouble: 'waiting' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('status', { name: 'Loading' }));
    await expect(canvas.queryByRole('button', { name: /^Refund/ })).toBeNull();
  },
});

export const RightToLeft = meta.story({
  globals: { direction: 'rtl', locale: 'ar' },
  args: { scene: 'arabic' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('radio', { name: 'Part' }));
  },
});
