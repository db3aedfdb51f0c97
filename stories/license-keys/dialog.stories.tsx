import { expect, waitFor } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { shown } from '../stage/seen.ts';
import { type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';
import { KeyFrame } from './key-frame.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'License keys/One key',
  args: { ...stageDefaults, scene: 'keyInUse' },
  argTypes: stageArgTypes,
  parameters: { docs: { story: { inline: false, height: '640px' } } },
  render: KeyFrame,
});

/** Everything known of a key, and all that can be done; the key itself is shown when asked. */
export const Default = meta.story({
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Show key' }));
    await shown(() => canvas.getByText(/^FLOE-[\dA-F]{8}-/));
    await shown(() => canvas.getByText('Studio workstation'));
    for (const name of ['New key…', 'Edit limits', 'Disable', 'Revoke…'])
      await shown(() => canvas.getByRole('button', { name }));
  },
});

/** The question before a new key says what it breaks, and starts on the way back. */
export const AsksForNewKey = meta.story({
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'New key…' }));
    await shown(() => canvas.getByText(/^The old key stops working at once/));
    await expect(canvas.getByRole('button', { name: 'Back' })).toHaveFocus();
    await expect(worldOf(canvasElement).writes).toEqual([]);
  },
});

/** The new key, in full, once. */
export const NewKey = meta.story({
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'New key…' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Make new key' }));
    await shown(() => canvas.getByRole('heading', { name: 'This is the new key.' }));
    await shown(() => canvas.getByText(/^FLOE-[\dA-F]{8}-/));
    await expect(worldOf(canvasElement).writes).toHaveLength(1);
  },
});

/** Not every Polar can; the rest goes on. */
export const NoRotation = meta.story({
  args: { trouble: 'rotationMissing' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'New key…' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Make new key' }));
    await shown(() => canvas.getByText('This Polar cannot make new keys for old ones.'));
    await userEvent.click(await canvas.findByRole('button', { name: 'Back' }));
    await expect(canvas.queryByRole('button', { name: 'New key…' })).toBeNull();
    await shown(() => canvas.getByRole('button', { name: 'Edit limits' }));
  },
});

/** A device is named before it is signed out. */
export const RemovesDevice = meta.story({
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove MacBook Pro' }));
    await shown(() => canvas.getByText(/MacBook Pro.* out\? It can be signed in again/));
    await userEvent.click(await canvas.findByRole('button', { name: 'Keep' }));
    await expect(canvas.getByRole('button', { name: 'Remove MacBook Pro' })).toHaveFocus();
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove MacBook Pro' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove' }));
    await shown(() => canvas.getByText('1 of 3 devices'));
  },
});

export const LongDeviceNames = meta.story({
  args: { scene: 'keyFull' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/^Render node in the basement/));
    await shown(() => canvas.getByText('仕事場のPC'));
  },
});

/** A press turns it off, another turns it on. */
export const Disabled = meta.story({
  args: { scene: 'keyDisabled' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Enable' }));
    await shown(() => canvas.getByRole('button', { name: 'Disable' }));
    await shown(() => canvas.getByText('Active'));
  },
});

export const Working = meta.story({
  args: { trouble: 'keyBusy' },
  play: async ({ canvas, userEvent }) => {
    const disable = await canvas.findByRole('button', { name: 'Disable' });
    await userEvent.click(disable);
    await expect(disable).toHaveAttribute('aria-busy', 'true');
    await userEvent.keyboard('{Escape}');
    await shown(() => canvas.getByRole('dialog', { name: 'License key' }));
  },
});

/** What was taken back comes back with all it granted, so that is asked. */
export const Revoked = meta.story({
  args: { scene: 'keyRevoked' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Give back' }));
    await shown(() => canvas.getByText(/what it granted comes back/));
    await userEvent.click(await canvas.findByRole('button', { name: 'Give back' }));
    await shown(() => canvas.getByText('Active'));
  },
});

/** Only what was touched is sent; what makes no sense is told at its field. */
export const EditsLimits = meta.story({
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Edit limits' }));
    const most = canvas.getByLabelText('Most devices');
    await expect(canvas.getByRole('button', { name: 'Save' })).toBeDisabled();
    await userEvent.clear(most);
    await userEvent.type(most, '1');
    await shown(() => canvas.getByText('Less than is in use now: nothing new until some is free.'));
    await userEvent.type(canvas.getByLabelText('Most uses'), 'many');
    await shown(() => canvas.getByText('Enter a whole number.'));
    await expect(canvas.getByRole('button', { name: 'Save' })).toBeDisabled();
    await userEvent.clear(canvas.getByLabelText('Most uses'));
    await userEvent.click(await canvas.findByRole('button', { name: 'Save' }));
    await shown(() => canvas.getByText('2 of 1 device'));
  },
});

export const ReadsOnly = meta.story({
  args: { as: 'reader' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('MacBook Pro'));
    await shown(() => canvas.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(canvas.queryByRole('button', { name: /Remove|Disable|New key|Edit/ })).toBeNull());
  },
});

/** A customer copies, makes a new key and removes its devices. */
export const ForTheCustomer = meta.story({
  args: { as: 'customer' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: 'Remove MacBook Pro' }));
    await shown(() => canvas.getByRole('button', { name: 'New key…' }));
    await expect(canvas.queryByRole('button', { name: /Disable|Revoke|Edit/ })).toBeNull();
    await expect(canvas.queryByText('Key ID')).toBeNull();
  },
});

/** Where the seller keeps devices to its team, a customer is sent to support. */
export const DevicesKept = meta.story({
  args: { as: 'customer', scene: 'keyKept' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Ask support to see or remove devices.'));
    await expect(canvas.queryByRole('button', { name: /^Remove/ })).toBeNull();
  },
});

export const Fails = meta.story({
  args: { trouble: 'keysFail' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: 'Try again' }));
  },
});

/** Making a new key takes a moment, in which nothing else can be done. */
export const MakingNewKey = meta.story({
  args: { trouble: 'keyBusyRotating' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'New key…' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Make new key' }));
    await expect(canvas.getByRole('button', { name: 'Make new key' })).toHaveAttribute('aria-busy', 'true');
    await userEvent.keyboard('{Escape}');
    await shown(() => canvas.getByText(/^The old key stops working at once/));
  },
});

export const AsksToRevoke = meta.story({
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Revoke…' }));
    await shown(() => canvas.getByText(/what it granted is taken back/));
    await expect(canvas.getByRole('button', { name: 'Back' })).toHaveFocus();
    await expect(worldOf(canvasElement).writes).toEqual([]);
  },
});

/** What failed is said where it failed; the rest stays as it was. */
export const DeviceStays = meta.story({
  args: { trouble: 'deviceStays' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove MacBook Pro' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove' }));
    await shown(() => canvas.getByText(/^The billing system refused this\./));
    await shown(() => canvas.getByText(/MacBook Pro/));
  },
});

/** A device that somebody else removed meanwhile is gone, which was the wish. */
export const DeviceGoneAlready = meta.story({
  args: { trouble: 'deviceGone' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove MacBook Pro' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove' }));
    await shown(() => canvas.getByText('The device was removed.'));
    await waitFor(() => expect(canvas.queryByText('MacBook Pro')).toBeNull());
    await expect(canvas.queryByRole('alert')).toBeNull();
  },
});

/** The plan that granted it ended, and the key with it. */
export const EndedWithItsPlan = meta.story({
  args: { scene: 'keyLost' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Revoked'));
    await shown(() => canvas.getByRole('button', { name: 'Give back' }));
  },
});

export const AnyDevice = meta.story({
  args: { scene: 'keyAnywhere' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('any device'));
  },
});

export const Loading = meta.story({
  args: { trouble: 'waiting' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('dialog', { name: 'License key' }));
    await expect(canvas.queryByRole('button', { name: 'New key…' })).toBeNull();
  },
});

export const Forbidden = meta.story({
  args: { as: 'ordersOnly' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('You do not have the right to see or do this.'));
    await expect(canvas.queryByRole('button', { name: 'Try again' })).toBeNull();
  },
});

export const Narrow = meta.story({
  args: { scene: 'keyFull', width: 280 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/^Render node in the basement/));
  },
});

export const RightToLeft = meta.story({
  globals: { direction: 'rtl', locale: 'ar' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Show key' }));
    const key = await shown(() => canvas.getByText(/^FLOE-[\dA-F]{8}-/));
    await expect(getComputedStyle(key).direction).toBe('ltr');
  },
});

export const NewKeyInTheDark = meta.story({
  globals: { theme: 'dark' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'New key…' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Make new key' }));
    await shown(() => canvas.getByRole('heading', { name: 'This is the new key.' }));
  },
});

export const LimitsInTheDark = meta.story({
  globals: { theme: 'dark' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Edit limits' }));
    await shown(() => canvas.getByText('Until the end of that day, UTC.'));
  },
});
