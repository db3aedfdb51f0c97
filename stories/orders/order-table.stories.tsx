import { expect } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { OrderTable, Panel } from '../../src/components/index.ts';
import { useOrderPages } from '../../src/react/index.ts';
import { holdsItsPlace, shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';

function Invoices() {
  const { items, total, more } = useOrderPages();
  return <OrderTable orders={items} total={total ?? undefined} onMore={more} />;
}

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Orders/Table',
  args: { ...stageDefaults, as: 'customer', scene: 'pastDue', width: 760 },
  argTypes: stageArgTypes,
  render: (args) => (
    <Stage {...args}>
      <Panel.Root>
        <div className="place">
          <Invoices />
        </div>
      </Panel.Root>
    </Stage>
  ),
});

/** Date, number, what for, state and total of each; a press on one opens it. */
export const Default = meta.story({
  play: async ({ canvas, userEvent }) => {
    await shown(() => canvas.getByRole('cell', { name: 'Partly refunded' }));
    await shown(() => canvas.getByRole('cell', { name: 'Pending' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Studio license' }));
    await shown(() => canvas.getByRole('dialog', { name: 'Studio license' }));
  },
});

/** Six at first, the rest of the page on a press, the next page on another. */
export const Many = meta.story({
  args: { scene: 'weekly' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: '97 more orders' }));
    await userEvent.click(await canvas.findByRole('button', { name: '3 more orders' }));
    await expect(await canvas.findAllByRole('row')).toHaveLength(104);
    await expect(worldOf(canvasElement).calls.filter((name) => name === 'orders.list')).toHaveLength(1);
    await shown(() => canvas.getAllByText('Weekly')[0] as HTMLElement);
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
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('cell', { name: 'Partly refunded' }));
  },
});
