import { expect, within } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { OrderList, Panel } from '../../src/components/index.ts';
import { holdsItsPlace, shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults } from '../stage/stage.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Orders/Order list',
  args: stageDefaults,
  argTypes: stageArgTypes,
  render: (args) => (
    <Stage {...args}>
      <Panel.Root>
        <div className="sheet">
          <OrderList first={4} />
        </div>
      </Panel.Root>
    </Stage>
  ),
});

/** The newest orders; an agent who may refund does it from here. */
export const Default = meta.story({
  play: async ({ canvas, userEvent }) => {
    await shown(() => canvas.getByRole('button', { name: /^Refund Studio license/ }));
    await userEvent.click(await canvas.findByRole('button', { name: '4 more orders' }));
    await expect(canvas.getAllByRole('listitem')).toHaveLength(8);
  },
});

/** What waits for money and what went back is said on the row. */
export const PendingAndRefunded = meta.story({
  args: { scene: 'pastDue' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Pending'));
    await shown(() => canvas.getByText('$11.90 refunded'));
  },
});

export const RefundedWhole = meta.story({
  args: { scene: 'refundedAll' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('$53.35 refunded'));
    await expect(canvas.queryByRole('button', { name: /^Refund/ })).toBeNull();
  },
});

export const TwoCurrencies = meta.story({
  args: { scene: 'twoCurrencies' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getAllByText('€32.40')[0] as HTMLElement);
    await eachHasItsAmount(canvas.getAllByRole('listitem'));
  },
});

/** Every row names its amount in its own currency. */
async function eachHasItsAmount(rows: readonly HTMLElement[]): Promise<void> {
  for (const row of rows) await expect(within(row).getAllByText(/[$€]\d/).length).toBeGreaterThan(0);
}

/** Without the right to refund no row offers it. */
export const ReadsOnly = meta.story({
  args: { as: 'reader', scene: 'license' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Studio license'));
    await expect(canvas.queryByRole('button', { name: /^Refund/ })).toBeNull();
  },
});

export const LongNames = meta.story({
  args: { scene: 'longNames', width: 280 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getAllByText(/^Enterprise collaboration suite/)[0] as HTMLElement);
    holdsItsPlace();
  },
});

export const None = meta.story({
  args: { scene: 'newcomer' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('No orders yet.'));
  },
});

export const Fails = meta.story({
  args: { trouble: 'ordersFail' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: 'Try again' }));
  },
});

/** A plan of many renewals shows the newest and says how many more there are. */
export const Many = meta.story({
  args: { scene: 'weekly' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: '99 more orders' }));
    await expect(canvas.getAllByRole('listitem')).toHaveLength(4);
  },
});

export const Loading = meta.story({
  args: { trouble: 'waiting' },
  render: (args) => (
    <Stage {...args}>
      <div className="sheet">
        <h3>Orders</h3>
        <OrderList />
      </div>
    </Stage>
  ),
  play: async ({ canvas, canvasElement }) => {
    await shown(() => canvas.getByText('Orders'));
    await expect(canvasElement.querySelector('[data-slot=order-list][data-state=loading]')).toBeVisible();
    await expect(canvas.queryByText('No orders yet.')).toBeNull();
  },
});

export const Forbidden = meta.story({
  args: { as: 'plansOnly' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('You do not have the right to see or do this.'));
    await expect(canvas.queryByText('No orders yet.')).toBeNull();
  },
});

export const RightToLeft = meta.story({
  globals: { direction: 'rtl', locale: 'ar' },
  args: { scene: 'arabic', width: 280 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Studio license'));
    holdsItsPlace();
  },
});
