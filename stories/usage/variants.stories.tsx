import { expect } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { UsageMeter, type UsageMeterProps } from '../../src/components/usage.ts';
import { holdsItsPlace, shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults } from '../stage/stage.tsx';

type Variant = Pick<UsageMeterProps, 'variant' | 'interval'>;

const meta = preview.type<{ args: StageArgs & Variant }>().meta({
  title: 'Usage meter/Variants',
  args: { ...stageDefaults, as: 'customer', scene: 'usageOver' },
  argTypes: stageArgTypes,
  render: ({ variant, interval, ...args }) => (
    <Stage {...args}>
      <UsageMeter variant={variant} interval={interval} />
    </Stage>
  ),
});

export const NumberAlone = meta.story({
  args: { variant: 'number' },
  play: async ({ canvas, canvasElement }) => {
    await shown(() => canvas.getByText('13,000'));
    await expect(canvasElement.querySelector('[data-slot=usage-bar]')).toBeNull();
  },
});

/** Several meters, a line each. */
export const AsTable = meta.story({
  args: { as: 'lead', variant: 'table', scene: 'usageSeveral', width: 1280 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('table', { name: 'Usage' }));
    await shown(() => canvas.getByRole('cell', { name: '3,000 over' }));
    await shown(() => canvas.getByRole('cell', { name: 'Storage' }));
  },
});

/** Where it is narrow, a table is rows of two lines. */
export const AsNarrowTable = meta.story({
  args: { as: 'lead', variant: 'table', scene: 'usageSeveral', width: 280 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('of 10,000 included, 3,000 over'));
    await expect(canvas.queryByRole('table')).toBeNull();
    holdsItsPlace();
  },
});

/** The units of each day as bars, and in figures for whoever wants them. */
export const AsChart = meta.story({
  args: { variant: 'chart', width: 768 },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await shown(() => canvas.getByText('By the day', { selector: 'p' }));
    await expect(canvasElement.querySelectorAll('[data-slot=usage-history] [title]')).toHaveLength(31);
    await userEvent.click(canvas.getByText('In figures'));
    await shown(() => canvas.getByRole('row', { name: '21 Nov 13,000' }));
  },
});

export const ByTheHour = meta.story({
  args: { variant: 'chart', interval: 'hour', scene: 'usageOver' },
  globals: { theme: 'dark' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByText('In figures'));
    await shown(() => canvas.getByRole('row', { name: '23 Nov, 11:00 0' }));
  },
});

export const Many = meta.story({
  args: { trouble: 'manyMeters', variant: 'table', width: 768 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('cell', { name: 'Meter 1' }));
    await expect(canvas.getAllByRole('row')).toHaveLength(101);
  },
});
