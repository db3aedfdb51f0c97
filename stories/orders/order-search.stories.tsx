import { expect, waitFor } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { OrderSearch } from '../../src/components/desk.ts';
import { holdsItsPlace, shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Orders/Search',
  args: { ...stageDefaults, scene: 'pastDue', width: 900 },
  argTypes: stageArgTypes,
  render: (args) => (
    <Stage {...args}>
      <OrderSearch />
    </Stage>
  ),
});

/** Every column; a press on an order opens it. */
export const Default = meta.story({
  play: async ({ canvas, userEvent }) => {
    await shown(() => canvas.getByRole('cell', { name: 'Partly refunded' }));
    await shown(() => canvas.getByRole('cell', { name: '$11.90' }));
    await shown(() => canvas.getByText('Times in UTC'));
    await userEvent.click(await canvas.findByRole('button', { name: 'Studio license' }));
    await shown(() => canvas.getByRole('dialog', { name: 'Studio license' }));
  },
});

/** State and product are asked of Polar. */
export const ByState = meta.story({
  play: async ({ canvas, userEvent }) => {
    await shown(() => canvas.getByRole('cell', { name: 'Pending' }));
    await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'Status' }), 'Partly refunded');
    await waitFor(() => expect(canvas.queryByRole('cell', { name: 'Pending' })).toBeNull());
    await shown(() => canvas.getByRole('cell', { name: 'Partly refunded' }));
    await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'Status' }), 'Void');
    await shown(() => canvas.getByText('No order like this.'));
  },
});

/** A number is looked for in what is read, which is said; more is read on a press. */
export const ByNumber = meta.story({
  args: { scene: 'weekly' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await shown(() => canvas.getByText('50 of 103'));
    await userEvent.type(canvas.getByRole('searchbox', { name: 'Invoice or receipt' }), '-0003');
    await shown(() => canvas.getByText(/Only the 50 orders read so far were looked through\.$/));
    await expect(worldOf(canvasElement).calls.filter((name) => name === 'orders.list')).toHaveLength(1);
    await userEvent.click(canvas.getByRole('button', { name: 'Show more orders' }));
    await shown(() => canvas.getByText('100 of 103'));
    await userEvent.click(canvas.getByRole('button', { name: 'Show more orders' }));
    await shown(() => canvas.getByRole('cell', { name: /-0003$/ }));
    await expect(canvas.queryByText(/were looked through/)).toBeNull();
  },
});

/** The columns one wants; the description stays, since it opens the order. */
export const Columns = meta.story({
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByText('Columns'));
    await userEvent.click(await canvas.findByRole('checkbox', { name: 'Refunded' }));
    await waitFor(() => expect(canvas.queryByRole('columnheader', { name: 'Refunded' })).toBeNull());
    await shown(() => canvas.getByRole('columnheader', { name: 'For' }));
  },
});

export const Narrow = meta.story({
  args: { width: 320 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('$11.90 refunded'));
    await expect(canvas.queryByRole('table')).toBeNull();
    holdsItsPlace();
  },
});

export const Wide = meta.story({
  args: { width: 1280, scene: 'longNames' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getAllByRole('cell', { name: /^Enterprise collaboration suite/ })[0] as HTMLElement);
    holdsItsPlace();
  },
});

export const RightToLeft = meta.story({
  globals: { direction: 'rtl', locale: 'ar' },
  args: { scene: 'arabic' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('columnheader', { name: 'Invoice' }));
    holdsItsPlace();
  },
});

export const Dark = meta.story({
  globals: { theme: 'dark' },
  play: async ({ canvas, userEvent }) => {
    await shown(() => canvas.getByRole('cell', { name: 'Partly refunded' }));
    await userEvent.click(canvas.getByText('Columns'));
    await shown(() => canvas.getByRole('checkbox', { name: 'Total' }));
  },
});

export const None = meta.story({
  args: { scene: 'newcomer' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('No orders yet.'));
  },
});

export const Loading = meta.story({
  args: { trouble: 'waiting' },
  play: async ({ canvas, canvasElement }) => {
    await shown(() => canvas.getByRole('heading', { name: 'Orders' }));
    await expect(canvasElement.querySelector('[data-slot=skeleton]')).not.toBeNull();
    await expect(canvas.getByRole('button', { name: 'Download CSV' })).toBeDisabled();
  },
});

/** An agent who may not see orders is told so. */
export const Forbidden = meta.story({
  args: { as: 'plansOnly' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('You do not have the right to see or do this.'));
    await expect(canvas.queryByRole('button', { name: 'Try again' })).toBeNull();
  },
});

export const Fails = meta.story({
  args: { trouble: 'ordersFail' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: 'Try again' }));
  },
});
