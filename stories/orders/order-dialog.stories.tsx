import { expect } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { OrderDialog, Panel } from '../../src/components/index.ts';
import { Opening } from '../stage/opening.tsx';
import { shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Orders/One order',
  args: { ...stageDefaults, as: 'customer', scene: 'license' },
  argTypes: stageArgTypes,
  parameters: { docs: { story: { inline: false, height: '640px' } } },
  render: (args) => (
    <Stage {...args}>
      {({ polar }) => (
        <Panel.Root>
          <Opening label="Show this order">
            {(dialog) => <OrderDialog orderId={polar.ids.order ?? ''} {...dialog} />}
          </Opening>
        </Panel.Root>
      )}
    </Stage>
  ),
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
    await userEvent.click(canvas.getByRole('button', { name: 'Make invoice' }));
    await shown(() => canvas.getAllByText('This is needed.')[0] as HTMLElement);
    await userEvent.type(canvas.getByLabelText('Name or company'), 'Quietworks LLC');
    await userEvent.type(canvas.getByLabelText('Address'), '5 Elm Court');
    await userEvent.type(canvas.getByLabelText('City'), 'Ithaca');
    await userEvent.click(canvas.getByRole('button', { name: 'Make invoice' }));
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

/** A payment that failed: the card is chosen, the amount stands on the button, and only the press pays. */
export const Pays = meta.story({
  args: { scene: 'pastDue', trouble: 'cardPays' },
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
  args: { scene: 'pastDue' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Pay $34.51' }));
    await shown(() => canvas.getByText('The bank declined the card. Nothing was charged.'));
    await expect(canvas.getByRole('button', { name: 'Pay $34.51' })).toBeEnabled();
  },
});

/** The bank wants a word with the customer; nothing else can be paid meanwhile. */
export const BankAsks = meta.story({
  args: { scene: 'pastDue', trouble: 'cardAsks' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Pay $34.51' }));
    await shown(() => canvas.getByText(/^Your bank asks you to confirm this payment\./));
    await expect(canvas.queryByRole('button', { name: /^Pay/ })).toBeNull();
  },
});

export const UnderWayElsewhere = meta.story({
  args: { scene: 'pastDue', trouble: 'paidElsewhere' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Pay $34.51' }));
    await shown(() => canvas.getByText(/^Another payment of this order is under way\./));
  },
});

/** No clear answer: the order is watched, and nothing is sent again. */
export const Unclear = meta.story({
  args: { scene: 'pastDue', trouble: 'paymentUnclear' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Pay $34.51' }));
    await shown(() => canvas.getByText(/^The bank works on it\./));
    await expect(canvas.queryByRole('button', { name: /^Pay/ })).toBeNull();
  },
});

/** The answer was lost on its way: a second press asks for the same payment, not for another. */
export const AnswerLost = meta.story({
  args: { scene: 'pastDue', trouble: 'paymentLost' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Pay $34.51' }));
    await shown(() => canvas.getByText('No answer came. Trying again is safe: it cannot charge twice.'));
    await userEvent.click(canvas.getByRole('button', { name: 'Pay $34.51' }));
    await shown(() => canvas.getByText('The bank declined the card. Nothing was charged.'));
    await expect(worldOf(canvasElement).writes).toHaveLength(1);
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

export const Fails = meta.story({
  args: { trouble: 'ordersFail' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: 'Try again' }));
  },
});
