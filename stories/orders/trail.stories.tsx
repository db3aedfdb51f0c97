import { expect, waitFor, within } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { OrderList, Panel, SubscriptionControls, Trail } from '../../src/components/index.ts';
import { shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';
import type { World } from '../stage/world.ts';

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

/** What was tried and refused stays in the trail, too: here from a page that still showed a higher limit. */
export const Refused = meta.story({
  args: { as: 'limited' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await shown(() => canvas.getByText('Studio license'));
    const refused = await triesRefund(worldOf(canvasElement));
    await expect(refused.status).toBe(403);
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel…' }));
    const cancel = within(await canvas.findByRole('dialog', { name: 'Cancel Pro' }));
    await userEvent.click(await cancel.findByRole('button', { name: 'End on 7 December' }));
    await userEvent.click(await cancel.findByRole('button', { name: 'Close' }));
    const row = () => canvasElement.querySelector('[data-outcome=denied]')?.textContent;
    await waitFor(() => expect(row()).toMatch(/Ben Okafor · now · refused$/));
  },
});

/** Rights on the trail are rights of their own. */
export const Forbidden = meta.story({
  args: { as: 'ordersOnly' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getAllByText('You do not have the right to see or do this.')[0] as HTMLElement);
  },
});

/** The whole order back, past the screen. */
async function triesRefund({ polar, fetch }: World): Promise<Response> {
  const { order, customer } = polar.ids;
  return fetch(
    new Request(`${location.origin}/floe/refunds.create`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'floe-client': '1', 'idempotency-key': 'another-page' },
      body: JSON.stringify({
        customer: { id: customer },
        input: { order_id: order, amount: 4900, reason: 'other', expected_refundable: 4900 },
      }),
    }),
  );
}
