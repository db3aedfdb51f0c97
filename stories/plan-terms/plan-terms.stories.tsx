import type { StoryContext } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { PlanTerms } from '../../src/components/desk.ts';
import { CustomerPanel } from '../../src/components/index.ts';
import { shown } from '../stage/seen.ts';
import { rereads, Stage, type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Plan terms',
  args: stageDefaults,
  argTypes: stageArgTypes,
  parameters: { docs: { story: { inline: false, height: '560px' } } },
  render: (args) => (
    <Stage {...args}>
      <CustomerPanel plan={<PlanTerms />} />
    </Stage>
  ),
});

type Play = Pick<StoryContext, 'canvas' | 'userEvent'>;

/** Opens the dialog, at one of its terms, and answers what is in it. */
async function opened({ canvas, userEvent }: Play, term: string) {
  await userEvent.click(await canvas.findByRole('button', { name: 'Terms…' }));
  const dialog = within(await canvas.findByRole('dialog', { name: /^Terms of/ }));
  await userEvent.click(await dialog.findByRole('radio', { name: term }));
  return dialog;
}

/** A discount, found by name; it counts from the next invoice on, and is taken away the same way. */
export const Discount = meta.story({
  play: async ({ canvas, userEvent, canvasElement, step }) => {
    const dialog = await opened({ canvas, userEvent }, 'Discount');
    await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
    await userEvent.type(dialog.getByRole('combobox', { name: /Discount/ }), 'launch');
    await userEvent.click(await dialog.findByRole('option', { name: /LAUNCH20 · 20% off for 3 months/ }));
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(canvas.queryByRole('dialog')).toBeNull());
    await shown(() => canvas.getByText(/with Launch, 20 % for three months/));
    await step('and taken away', async () => {
      const again = await opened({ canvas, userEvent }, 'Discount');
      await userEvent.click(await again.findByRole('button', { name: /^Remove Launch/ }));
      await userEvent.click(again.getByRole('button', { name: 'Save' }));
      await waitFor(() => expect(canvas.queryByText(/with Launch/)).toBeNull());
      await expect(worldOf(canvasElement).writes).toHaveLength(2);
    });
  },
});

/** One that has ended would take nothing off, so it is not set. */
export const DiscountEnded = meta.story({
  args: { scene: 'oldLinks' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    const dialog = await opened({ canvas, userEvent }, 'Discount');
    await userEvent.type(dialog.getByRole('combobox', { name: /Discount/ }), 'autumn');
    await userEvent.click(await dialog.findByRole('option', { name: /^Autumn/ }));
    await shown(() => dialog.getByText('This discount has ended.'));
    await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
    await expect(worldOf(canvasElement).writes).toEqual([]);
  },
});

/** A trial goes on for longer. */
export const LongerTrial = meta.story({
  args: { scene: 'trial' },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent }, 'Trial');
    await userEvent.type(dialog.getByLabelText(/Trial until/), '2026-12-24');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await shown(() => canvas.getByText(/trial ends 24 Dec/));
  },
});

/** A trial that ends at once charges at once; the button says how much. */
export const TrialEndsNow = meta.story({
  args: { scene: 'trial' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    const dialog = await opened({ canvas, userEvent }, 'Trial');
    await userEvent.click(dialog.getByRole('checkbox', { name: /^End the trial now/ }));
    await userEvent.click(await dialog.findByRole('button', { name: /^End trial and charge \S\d+\.\d\d$/ }));
    await shown(() => canvas.getByText('Active'));
    await expect(worldOf(canvasElement).writes).toHaveLength(1);
  },
});

/** A running plan goes back to a trial, from the end of what is paid for at the earliest. */
export const BackToATrial = meta.story({
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent }, 'Trial');
    await userEvent.type(dialog.getByLabelText(/Trial until/), '2026-12-01');
    await shown(() => dialog.getByText('Choose a day after 7 December.'));
    await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
    await userEvent.clear(dialog.getByLabelText(/Trial until/));
    await userEvent.type(dialog.getByLabelText(/Trial until/), '2026-12-31');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await shown(() => canvas.getByText('Trial'));
  },
});

/** The running period ends on another day; the next charge moves with it. */
export const PeriodEnd = meta.story({
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent }, 'Period');
    await shown(() => dialog.getByText(/^The next charge moves to that day\./));
    await userEvent.type(dialog.getByLabelText(/This period ends on/), '2026-12-15');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await shown(() => canvas.getByText(/renews 15 Dec/));
  },
});

/** What the plan’s state does not allow says so. */
export const PastDue = meta.story({
  args: { scene: 'pastDue' },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent }, 'Period');
    await shown(() => dialog.getByText('Only while the plan is active or on trial.'));
    await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
  },
});

/** Somebody else changed the plan while it was open. */
export const ChangedElsewhere = meta.story({
  play: async ({ canvas, userEvent, canvasElement }) => {
    const dialog = await opened({ canvas, userEvent }, 'Period');
    await userEvent.type(dialog.getByLabelText(/This period ends on/), '2026-12-15');
    const { elsewhere, polar } = worldOf(canvasElement);
    await elsewhere('lead', 'subscriptions.cancel', { subscription_id: polar.ids.subscription ?? '' });
    await rereads(canvasElement);
    await userEvent.click(await dialog.findByRole('button', { name: 'I have seen it' }));
    await shown(() => dialog.getByText(/^Not while the plan is ending\./));
    await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
  },
});

export const Narrow = meta.story({
  args: { width: 280 },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent }, 'Trial');
    await shown(() => dialog.getByText('The plan goes back to a trial. Nothing is charged before that day.'));
  },
});

export const InTheDark = meta.story({
  globals: { theme: 'dark' },
  args: { scene: 'trial' },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent }, 'Trial');
    await userEvent.click(dialog.getByRole('checkbox', { name: /^End the trial now/ }));
    await shown(() => dialog.getByRole('button', { name: /^End trial and charge/ }));
  },
});

export const RightToLeft = meta.story({
  globals: { direction: 'rtl' },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent }, 'Period');
    await shown(() => dialog.getByLabelText(/This period ends on/));
  },
});
