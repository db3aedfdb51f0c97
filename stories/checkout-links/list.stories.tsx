import { expect } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { CheckoutLinkBuilder, Panel } from '../../src/components/index.ts';
import { holdsItsPlace, shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Checkout links/List',
  args: { ...stageDefaults, scene: 'severalLinks', width: 640 },
  argTypes: stageArgTypes,
  render: (args) => (
    <Stage {...args}>
      <div className="place">
        <CheckoutLinkBuilder onInsertReply={() => {}} />
      </div>
    </Stage>
  ),
});

/** What each link is called, sells and costs; a label is for the team alone. */
export const Several = meta.story({
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Spring newsletter'));
    await shown(() => canvas.getByText(/^Pro · .+ off for 3 months$/));
    await shown(() => canvas.getByText('Pro, Basic, Team'));
    await shown(() => canvas.getByRole('button', { name: 'Share Studio license' }));
  },
});

export const None = meta.story({
  args: { scene: 'active' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('No checkout links yet.'));
    await shown(() => canvas.getByText('A link sells to anybody who opens it.'));
    await shown(() => canvas.getByRole('button', { name: 'New link' }));
  },
});

/** What no longer sells, or not for less, is said on the row. */
export const Outdated = meta.story({
  args: { scene: 'oldLinks' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Archived product'));
    await expect(canvas.getAllByText('Discount over')).toHaveLength(2);
  },
});

/** The next page is read on a press, never ahead. */
export const Many = meta.story({
  args: { scene: 'manyLinks', width: 320 },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await shown(() => canvas.getByText('20 of 50'));
    await expect(worldOf(canvasElement).calls.filter((name) => name === 'checkoutLinks.list')).toHaveLength(1);
    await userEvent.click(await canvas.findByRole('button', { name: 'Show more links' }));
    await shown(() => canvas.getByText('40 of 50'));
    await shown(() => canvas.getByText('Partner 11'));
  },
});

export const Narrow = meta.story({
  args: { scene: 'longLink', width: 280 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/^Procurement-department/));
    await shown(() => canvas.getByText(/^Enterprise collaboration suite/));
    holdsItsPlace();
  },
});

export const Wide = meta.story({
  args: { width: 1280 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Spring newsletter'));
    holdsItsPlace();
  },
});

export const RightToLeft = meta.story({
  globals: { direction: 'rtl', locale: 'ar' },
  args: { width: 320 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Spring newsletter'));
    const edit = canvas.getByRole('button', { name: 'Edit Spring newsletter' });
    const share = canvas.getByRole('button', { name: 'Share Spring newsletter' });
    await expect(share.getBoundingClientRect().left).toBeLessThan(edit.getBoundingClientRect().left);
    holdsItsPlace();
  },
});

export const Dark = meta.story({
  globals: { theme: 'dark' },
  args: { scene: 'oldLinks', width: 320 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Archived product'));
  },
});

/** Inside a `Panel.Root`, which reads the rights of who looks: who may not change links finds no way to make one. */
export const ReadsOnly = meta.story({
  args: { as: 'reader' },
  render: (args) => (
    <Stage {...args}>
      <Panel.Root>
        <div className="place">
          <CheckoutLinkBuilder />
        </div>
      </Panel.Root>
    </Stage>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Edit Spring newsletter' }));
    await shown(() => canvas.getByText('You can look at links, but not change them.'));
    await expect(canvas.getByRole('textbox', { name: 'Label' })).toBeDisabled();
    await expect(canvas.queryByRole('button', { name: /^(Save|Delete…)$/ })).toBeNull();
    await expect(canvas.queryByText('New link')).toBeNull();
  },
});

export const Loading = meta.story({
  args: { trouble: 'waiting' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('status', { name: 'Loading' }));
    await expect(canvas.queryByText('No checkout links yet.')).toBeNull();
  },
});

export const Fails = meta.story({
  args: { trouble: 'linksFail' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    const again = await shown(() => canvas.getByRole('button', { name: 'Try again' }));
    worldOf(canvasElement).polar.faults.clear();
    await userEvent.click(again);
    await shown(() => canvas.getByText('Spring newsletter'));
  },
});

export const Forbidden = meta.story({
  args: { as: 'ordersOnly' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('You do not have the right to see or do this.'));
    await expect(canvas.queryByRole('button')).toBeNull();
  },
});

export const Unavailable = meta.story({
  args: { trouble: 'polarDown' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/^This is not available right now\./));
  },
});

export const SessionExpired = meta.story({
  args: { as: 'expired' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/^Your session has ended/));
  },
});
