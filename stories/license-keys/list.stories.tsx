import { expect } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { Panel } from '../../src/components/index.ts';
import { holdsItsPlace, shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'License keys/In the panel',
  args: { ...stageDefaults, scene: 'keyInUse' },
  argTypes: stageArgTypes,
  render: (args) => (
    <Stage {...args}>
      <Panel.Root>
        <Panel.Keys />
      </Panel.Root>
    </Stage>
  ),
});

/** Which key, how it stands, where it is in use and until when; the key itself stays hidden. */
export const InUse = meta.story({
  play: async ({ canvas, canvasElement }) => {
    await shown(() => canvas.getByText('2 of 3 devices · never expires'));
    await shown(() => canvas.getByText('Active'));
    await shown(() => canvas.getByRole('button', { name: /^Manage FLOE-····-/ }));
    await expect(worldOf(canvasElement).writes).toEqual([]);
  },
});

/** All devices taken is no fault: they go on working. */
export const DevicesFull = meta.story({
  args: { scene: 'keyFull' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('3 of 3 devices · never expires'));
    await shown(() => canvas.getByText('Active'));
  },
});

export const LimitReached = meta.story({
  args: { scene: 'keyUsedUp', width: 280 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Limit reached'));
    await shown(() => canvas.getByText('1 of 3 devices · 10 of 10 uses · never expires'));
    holdsItsPlace();
  },
});

export const Expires = meta.story({
  args: { scene: 'keyEnds' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('1 of 3 devices · 0 of 100 uses · expires 31 Jan 2027'));
  },
});

/** Polar calls it granted still; no program runs with it. */
export const Expired = meta.story({
  args: { scene: 'keyExpired' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Expired'));
    await shown(() => canvas.getByText('1 of 3 devices · expired 20 Nov'));
  },
});

export const Disabled = meta.story({
  args: { scene: 'keyDisabled' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Disabled'));
  },
});

export const Revoked = meta.story({
  args: { scene: 'keyRevoked' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Revoked'));
  },
});

/** Bought a moment ago: it says so, and looks again until the key is there. */
export const BeingMade = meta.story({
  args: { trouble: 'keyBeingMade' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('A key is being made. It takes a moment.'));
    await shown(() => canvas.getByText('2 of 3 devices · never expires'));
  },
});

/** Who never bought a license has no such section, and nothing is asked of Polar. */
export const None = meta.story({
  args: { scene: 'trial' },
  render: (args) => (
    <Stage {...args}>
      <Panel.Root>
        <Panel.Who />
        <Panel.Keys />
      </Panel.Root>
    </Stage>
  ),
  play: async ({ canvas, canvasElement }) => {
    await shown(() => canvas.getByRole('heading', { name: 'Tomás Herrera' }));
    await expect(canvas.queryByText('License keys')).toBeNull();
    await expect(worldOf(canvasElement).calls).toEqual(['customer.overview']);
  },
});

export const Fails = meta.story({
  args: { trouble: 'keysFail' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: 'Try again' }));
  },
});

/** A customer's own page has a card for each. */
export const Card = meta.story({
  args: { as: 'customer', width: 360 },
  render: (args) => (
    <Stage {...args}>
      <Panel.Root>
        <Panel.KeyCards />
      </Panel.Root>
    </Stage>
  ),
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('heading', { name: 'Studio license key' }));
    await shown(() => canvas.getByText('2 of 3 devices · never expires'));
    await shown(() => canvas.getByRole('button', { name: /^Copy FLOE/ }));
    await shown(() => canvas.getByRole('button', { name: /^Devices of FLOE/ }));
  },
});

export const Loading = meta.story({
  args: { trouble: 'keysWait' },
  play: async ({ canvas, canvasElement }) => {
    await shown(() => canvas.getByRole('heading', { name: /^License keys/ }));
    await expect(canvasElement.querySelector('[data-slot=skeleton]')).not.toBeNull();
  },
});
