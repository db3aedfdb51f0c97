import { expect } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { Gate } from '../../src/components/entitlements.ts';
import { holdsItsPlace, shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Entitlements/Gate',
  args: { ...stageDefaults, as: 'customer' },
  argTypes: stageArgTypes,
  render: (args) => (
    <Stage {...args}>
      <div className="sheet">
        <Gate needs="beta" title="Beta exports">
          <p>Export as PDF, SVG and film.</p>
        </Gate>
      </div>
    </Stage>
  ),
});

/** Whoever has it sees what is behind it, and nothing of a gate. */
export const Open = meta.story({
  play: async ({ canvas, canvasElement }) => {
    await shown(() => canvas.getByText('Export as PDF, SVG and film.'));
    await expect(canvasElement.querySelector('[data-slot="gate"]')).toBeNull();
    await expect(worldOf(canvasElement).calls).toEqual(['entitlements.get']);
  },
});

/** The plan does not include it: why, and the way to one that does. */
export const Closed = meta.story({
  args: { scene: 'trial' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await shown(() => canvas.getByText('Not included in this plan.'));
    await expect(canvas.queryByText('Export as PDF, SVG and film.')).toBeNull();
    await userEvent.click(await shown(() => canvas.getByRole('button', { name: 'See plans' })));
    await shown(() => canvasElement.querySelector<HTMLElement>('[role="dialog"]') as HTMLElement);
  },
});

/** Nobody who has no plan is offered to change it. */
export const ClosedWithoutAPlan = meta.story({
  args: { scene: 'newcomer' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Not included in this plan.'));
    await expect(canvas.queryByRole('button')).toBeNull();
  },
});

/** It was included once. */
export const TakenBack = meta.story({
  args: { scene: 'pastDue' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Not included any more.'));
  },
});

/** A credit was granted, and nothing of it is left: why, and the way to a plan with more. */
export const UsedUp = meta.story({
  args: { trouble: 'creditUsedUp' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Your credits are used up.'));
    await shown(() => canvas.getByRole('button', { name: 'See plans' }));
  },
});

/** Bought, and not there yet. */
export const OnItsWay = meta.story({
  args: { trouble: 'grantsComing' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('On its way. It opens here by itself.'));
    await expect(canvas.queryByRole('button')).toBeNull();
  },
});

/** Until it is known it shows neither what is behind it nor a lock. */
export const Waiting = meta.story({
  args: { trouble: 'waiting' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('status', { name: 'Loading' }));
    await expect(canvas.queryByText(/included|Export/)).toBeNull();
  },
});

/** It could not be checked, which is no answer about the plan. */
export const Unknown = meta.story({
  args: { trouble: 'grantsFail' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/could not be checked/));
    await shown(() => canvas.getByRole('button', { name: 'Try again' }));
    await expect(canvas.queryByText('Not included in this plan.')).toBeNull();
  },
});

export const NarrowAndDark = meta.story({
  args: { scene: 'trial', width: 280 },
  globals: { theme: 'dark' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: 'See plans' }));
    await holdsItsPlace();
  },
});

export const RightToLeft = meta.story({
  args: { scene: 'trial', width: 760 },
  globals: { direction: 'rtl', locale: 'ar' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: 'See plans' }));
    await holdsItsPlace();
  },
});
