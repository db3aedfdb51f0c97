import { expect, within } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { OrderList, Panel, SubscriptionControls, Trail } from '../../src/components/index.ts';
import { shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults } from '../stage/stage.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Orders/Trail of a ticket',
  args: { ...stageDefaults, width: 360 },
  argTypes: stageArgTypes,
  parameters: { docs: { story: { inline: false, height: '400px' } } },
  render: (args) => (
    <Stage {...args}>
      <Panel.Root>
        <div className="sheet">
          <Trail />
          <SubscriptionControls />
          <OrderList first={2} />
        </div>
      </Panel.Root>
    </Stage>
  ),
});

export const Empty = meta.story({
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Nothing was done for this ticket yet.'));
  },
});

/** What was done, newest first: a refund with its amount, a cancellation, and that it was taken back. */
export const AfterSomeWork = meta.story({
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Refund Studio license/ }));
    const refund = within(await canvas.findByRole('dialog', { name: 'Refund Studio license' }));
    await userEvent.click(await refund.findByRole('button', { name: 'Refund $53.35' }));
    await shown(() => refund.getByText('Elena gets $53.35 back.'));
    await userEvent.click(refund.getByRole('button', { name: 'Close' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel…' }));
    const cancel = within(await canvas.findByRole('dialog', { name: 'Cancel Pro' }));
    await userEvent.click(await cancel.findByRole('button', { name: 'End on 7 December' }));
    await userEvent.click(await cancel.findByRole('button', { name: 'Undo' }));
    await shown(() => canvas.getByText(/^Kept the plan/));
    const rows = [...canvasElement.querySelectorAll('[data-slot=trail-row]')].map((row) => row.textContent ?? '');
    await expect(rows).toHaveLength(3);
    await expect(rows[2]).toMatch(/^Refunded \$53\.35/);
    await expect(rows[2]).toMatch(/customer request/);
  },
});

/** What was tried and refused stays in the trail, too. */
export const Refused = meta.story({
  args: { as: 'limited' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Refund Studio license/ }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Ask to refund $53.35' }));
    await shown(() => canvas.getByText('This is above your limit, and nobody is set to approve it.'));
    await userEvent.click(canvas.getByRole('button', { name: 'Close' }));
    await shown(() => canvas.getByText('Studio license'));
  },
});

/** Rights on the trail are rights of their own. */
export const Forbidden = meta.story({
  args: { as: 'ordersOnly' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getAllByText('You do not have the right to see or do this.')[0] as HTMLElement);
  },
});
