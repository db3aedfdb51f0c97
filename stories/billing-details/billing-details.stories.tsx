import { expect, waitFor, within } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { BillingDetails } from '../../src/components/index.ts';
import { shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Billing details',
  args: { ...stageDefaults, as: 'customer' },
  argTypes: stageArgTypes,
  parameters: { docs: { story: { inline: false, height: '640px' } } },
  render: (args) => (
    <Stage {...args}>
      <BillingDetails />
    </Stage>
  ),
});

/** Name and address are changed without an order at hand; invoices made from then on say so. */
export const Edited = meta.story({
  play: async ({ canvas, userEvent, canvasElement, step }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Edit details' }));
    const dialog = within(await canvas.findByRole('dialog', { name: 'Billing details' }));
    const name = dialog.getByRole('textbox', { name: /Name or company/ });
    await step('a name is needed', async () => {
      await userEvent.clear(name);
      await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
      await shown(() => dialog.getByText('This is needed.'));
      await expect(worldOf(canvasElement).writes).toEqual([]);
    });
    await userEvent.type(name, 'Marchetti Studio');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(canvas.queryByRole('dialog')).toBeNull());
    await shown(() => canvas.getByText('Marchetti Studio'));
    await expect(worldOf(canvasElement).writes).toHaveLength(1);
  },
});

export const Narrow = meta.story({
  args: { width: 280 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('heading', { name: 'Billing details' }));
  },
});

export const Dark = meta.story({
  globals: { theme: 'dark' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Edit details' }));
    await shown(() => canvas.getByRole('textbox', { name: /Name or company/ }));
  },
});

export const RightToLeft = meta.story({
  globals: { direction: 'rtl' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: 'Edit details' }));
  },
});
