import { expect, spyOn } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { shown } from '../stage/seen.ts';
import { type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';
import { OrderFrame } from './order-frame.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Orders/Invoice',
  args: { ...stageDefaults, as: 'customer', scene: 'license' },
  argTypes: stageArgTypes,
  parameters: { docs: { story: { inline: false, height: '640px' } } },
  render: OrderFrame,
});

/** Polar makes the invoice; the link comes when it is there. */
export const InvoiceIsMade = meta.story({
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Download invoice' }));
    await shown(() => canvas.getByText('The invoice is being made.'));
    worldOf(canvasElement).polar.moves.clock('2026-11-23T12:00:10Z');
    const link = await shown(() => canvas.getByRole('link', { name: 'Open invoice' }));
    await expect(link.getAttribute('href')).toContain('invoice.pdf');
  },
});

/** What is missing is asked for; what the tax was reckoned from stays and says so. */
export const InvoiceNeedsDetails = meta.story({
  args: { trouble: 'detailsMissing' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Download invoice' }));
    await shown(() => canvas.getByText('An invoice needs a name and an address.'));
    await expect(canvas.getByLabelText('Country')).toHaveAttribute('readonly');
    await userEvent.click(await canvas.findByRole('button', { name: 'Make invoice' }));
    await shown(() => canvas.getAllByText('This is needed.')[0] as HTMLElement);
    await userEvent.type(canvas.getByLabelText('Name or company'), 'Quietworks LLC');
    await userEvent.type(canvas.getByLabelText('Address'), '5 Elm Court');
    await userEvent.type(canvas.getByLabelText('City'), 'Ithaca');
    await userEvent.click(await canvas.findByRole('button', { name: 'Make invoice' }));
    await shown(() => canvas.getByText('The invoice is being made.'));
  },
});

export const InvoiceFails = meta.story({
  args: { trouble: 'invoiceFails' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Download invoice' }));
    await shown(() => canvas.getByText(/^The billing system refused this\./));
    await shown(() => canvas.getByRole('button', { name: 'Download invoice' }));
  },
});

/** Where the server takes no detail, that is said at its field. */
export const CorrectsDetails = meta.story({
  args: { trouble: 'invoiceThere' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Correct details' }));
    await expect(canvas.getByLabelText('Country')).toHaveAttribute('readonly');
    await shown(() => canvas.getAllByText('This stays: the tax was reckoned from it.')[0] as HTMLElement);
    const name = canvas.getByLabelText('Name or company');
    await userEvent.clear(name);
    await userEvent.type(name, 'Quietworks LLC');
    await userEvent.click(await canvas.findByRole('button', { name: 'Make invoice' }));
    await shown(() => canvas.getByText('The invoice is being made.'));
    await expect(worldOf(canvasElement).writes[0]).toMatch(/^PATCH .+\/orders\//);
  },
});

/** The link to a receipt lives for minutes, so it is asked for on the press. */
export const Receipt = meta.story({
  play: async ({ canvas, userEvent, canvasElement }) => {
    spyOn(window, 'open').mockReturnValue(null);
    const press = await canvas.findByRole('button', { name: 'Receipt' });
    await expect(worldOf(canvasElement).calls).not.toContain('orders.receipt');
    await userEvent.click(press);
    await shown(() => canvas.getByRole('link', { name: 'Receipt' }));
  },
});

export const NoReceipt = meta.story({
  args: { trouble: 'receiptMissing' },
  play: async ({ canvas, userEvent }) => {
    spyOn(window, 'open').mockReturnValue(null);
    await userEvent.click(await canvas.findByRole('button', { name: 'Receipt' }));
    await shown(() => canvas.getByText('There is no receipt.'));
  },
});

export const ReceiptIsMade = meta.story({
  args: { trouble: 'receiptSoon' },
  play: async ({ canvas, userEvent }) => {
    spyOn(window, 'open').mockReturnValue(null);
    await userEvent.click(await canvas.findByRole('button', { name: 'Receipt' }));
    await shown(() => canvas.getByText('The receipt is being made. Try again in a moment.'));
  },
});

/** An agent who may not change orders sees what is missing, and cannot send it. */
export const ReadsOnly = meta.story({
  args: { as: 'reader', trouble: 'detailsMissing' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Download invoice' }));
    await shown(() => canvas.getByText('An invoice needs a name and an address.'));
    await expect(canvas.getByRole('button', { name: 'Make invoice' })).toBeDisabled();
  },
});

export const DetailsInTheDark = meta.story({
  globals: { theme: 'dark' },
  args: { trouble: 'detailsMissing', width: 320 },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Download invoice' }));
    await shown(() => canvas.getByText('An invoice needs a name and an address.'));
    await expect(canvas.getByLabelText('Country')).toHaveAttribute('readonly');
    await userEvent.click(await canvas.findByRole('button', { name: 'Make invoice' }));
    await shown(() => canvas.getAllByText('This is needed.')[0] as HTMLElement);
  },
});
