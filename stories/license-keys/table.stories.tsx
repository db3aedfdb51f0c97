import { expect, waitFor } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { LicenseKeyTable } from '../../src/components/index.ts';
import { holdsItsPlace, shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'License keys/Table',
  args: { ...stageDefaults, scene: 'keyEnds', width: 1000 },
  argTypes: stageArgTypes,
  render: (args) => (
    <Stage {...args}>
      <LicenseKeyTable />
    </Stage>
  ),
});

/** Devices, use, checks, end and age of each key. */
export const Default = meta.story({
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('columnheader', { name: 'Last check' }));
    await shown(() => canvas.getByRole('cell', { name: '1 of 3 devices' }));
    await shown(() => canvas.getByRole('cell', { name: '0 of 100' }));
    await shown(() => canvas.getByRole('cell', { name: '31 Jan 2027' }));
  },
});

/** Rows of two lines where the place is narrow. */
export const Narrow = meta.story({
  args: { width: 320 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/1 of 3 devices · 0 of 100 uses · expires 31 Jan 2027$/));
    await expect(canvas.queryByRole('table')).toBeNull();
    holdsItsPlace();
  },
});

/** Keys of one state. */
export const Filtered = meta.story({
  play: async ({ canvas, userEvent }) => {
    await userEvent.selectOptions(await canvas.findByRole('combobox', { name: 'Show' }), 'Disabled');
    await shown(() => canvas.getByText('No key like this.'));
  },
});

export const Dark = meta.story({
  globals: { theme: 'dark' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('cell', { name: '1 of 3 devices' }));
  },
});

export const None = meta.story({
  args: { scene: 'newcomer' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('No license keys.'));
  },
});

export const Loading = meta.story({
  args: { trouble: 'waiting' },
  play: async ({ canvas, canvasElement }) => {
    await shown(() => canvas.getByRole('heading', { name: 'License keys' }));
    await expect(canvasElement.querySelector('[data-slot=skeleton]')).not.toBeNull();
  },
});

/** An agent who may not see keys is told so. */
export const Forbidden = meta.story({
  args: { as: 'ordersOnly' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('You do not have the right to see or do this.'));
    await expect(canvas.queryByRole('button', { name: 'Try again' })).toBeNull();
  },
});

export const Fails = meta.story({
  args: { trouble: 'keysFail' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: 'Try again' }));
  },
});

/** The next page is read on a press. */
export const Many = meta.story({
  args: { scene: 'manyKeys' },
  render: (args) => (
    <Stage {...args}>
      <LicenseKeyTable pageSize={10} />
    </Stage>
  ),
  play: async ({ canvas, userEvent, canvasElement }) => {
    const more = await shown(() => canvas.getByRole('button', { name: 'Show more keys' }));
    await expect(canvas.getAllByRole('button', { name: /^Manage/ })).toHaveLength(10);
    await expect(worldOf(canvasElement).calls.filter((name) => name === 'licenseKeys.list')).toHaveLength(1);
    await userEvent.click(more);
    await waitFor(() => expect(canvas.getAllByRole('button', { name: /^Manage/ })).toHaveLength(20));
  },
});

/** Several keys are disabled at once, after one question for all of them. */
export const DisablesSeveral = meta.story({
  args: { scene: 'manyKeys' },
  render: (args) => (
    <Stage {...args}>
      <LicenseKeyTable pageSize={5} />
    </Stage>
  ),
  play: async ({ canvas, userEvent, canvasElement, step }) => {
    const world = worldOf(canvasElement);
    await userEvent.click(await canvas.findByRole('checkbox', { name: 'Choose all shown' }));
    await userEvent.click(canvas.getAllByRole('checkbox', { name: /^Choose FLOE/ })[0] as HTMLElement);
    await userEvent.click(await canvas.findByRole('button', { name: 'Disable 4 keys…' }));
    await step('nothing is sent before the yes', async () => {
      await shown(() => canvas.getByText('They stop working at once. Each can be enabled again.'));
      await expect(canvas.getByRole('button', { name: 'Back' })).toHaveFocus();
      await expect(world.writes).toEqual([]);
    });
    await userEvent.click(await canvas.findByRole('button', { name: 'Disable 4 keys' }));
    await shown(() => canvas.getByText('4 keys are disabled.'));
    await expect(world.writes).toHaveLength(4);
    await waitFor(() => expect(canvas.getAllByRole('checkbox', { name: /^Choose FLOE/ })).toHaveLength(1));
  },
});

export const DisablesSomeInTheDark = meta.story({
  globals: { theme: 'dark' },
  args: { scene: 'manyKeys' },
  play: async ({ canvas, userEvent }) => {
    const [first, second] = await canvas.findAllByRole('checkbox', { name: /^Choose FLOE/ });
    await userEvent.click(first as HTMLElement);
    await userEvent.click(second as HTMLElement);
    await userEvent.click(await canvas.findByRole('button', { name: 'Disable 2 keys…' }));
    await shown(() => canvas.getByRole('button', { name: 'Disable 2 keys' }));
  },
});

/** A customer’s own keys, which only the customer’s own actions stand beside. */
export const ForTheCustomer = meta.story({
  args: { as: 'customer' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('cell', { name: 'up to 3 devices' }));
    await expect(canvas.queryByRole('combobox', { name: 'Show' })).toBeNull();
  },
});

export const Wide = meta.story({
  args: { scene: 'keyFull', width: 1280 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('cell', { name: '3 of 3 devices' }));
    holdsItsPlace();
  },
});

export const RightToLeft = meta.story({
  globals: { direction: 'rtl', locale: 'ar' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('columnheader', { name: 'Last check' }));
    holdsItsPlace();
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
