import { expect, waitFor, within } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { SubscriptionControls } from '../../src/components/index.ts';
import { shown } from '../stage/seen.ts';
import { rereads, Stage, type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Subscription controls/Cancel and pause',
  args: { ...stageDefaults, width: 360 },
  argTypes: stageArgTypes,
  parameters: { docs: { story: { inline: false, height: '560px' } } },
  render: (args) => (
    <Stage {...args}>
      <SubscriptionControls />
    </Stage>
  ),
});

/** What follows, why, one press; then a way back. Focus starts on the safe button. */
export const CancelsAndTakesItBack = meta.story({
  args: { as: 'customer' },
  play: async ({ canvas, userEvent, canvasElement, step }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel plan' }));
    const dialog = within(await canvas.findByRole('dialog', { name: 'Cancel Pro' }));
    await step('the end is told before it is chosen', async () => {
      await shown(() => dialog.getByText(/^Works until 7 December, then access ends\./));
      await expect(dialog.getByRole('button', { name: 'Keep plan' })).toHaveFocus();
      await userEvent.selectOptions(dialog.getByRole('combobox', { name: /Reason/ }), 'Too expensive');
      await userEvent.type(dialog.getByRole('textbox', { name: /What could be better/ }), 'A smaller plan.');
    });
    await step('it ends with its period', async () => {
      await userEvent.click(await dialog.findByRole('button', { name: 'End on 7 December' }));
      await shown(() => dialog.getByText('Ends on 7 December.'));
      await expect(worldOf(canvasElement).writes).toHaveLength(1);
    });
    await step('and goes on after all', async () => {
      await userEvent.click(await dialog.findByRole('button', { name: 'Undo' }));
      await shown(() => canvas.getByText('Active'));
      await expect(worldOf(canvasElement).writes).toHaveLength(2);
    });
  },
});

/** Polar charges after it said yes: a card that is declined then leaves the plan past due, and the dialog says so. */
export const ResumesAndIsDeclined = meta.story({
  args: { scene: 'paused', trouble: 'cardDeclined' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Resume' }));
    const dialog = within(await canvas.findByRole('dialog', { name: 'Resume Pro' }));
    await userEvent.click(await dialog.findByRole('button', { name: /^Resume/ }));
    await shown(() => dialog.getByText(/^The charge was declined/));
    await userEvent.click(await dialog.findByRole('button', { name: 'Close' }));
    await shown(() => canvas.getByText('Past due'));
  },
});

/** Who does not use it is offered a pause, beside the way out, which stays as near as it was. */
export const OffersAPause = meta.story({
  args: { as: 'customer', scene: 'openPortal' },
  play: async ({ canvas, userEvent, step }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel plan' }));
    const dialog = within(await canvas.findByRole('dialog', { name: 'Cancel Pro' }));
    await expect(dialog.queryByRole('button', { name: 'Pause…' })).toBeNull();
    await userEvent.selectOptions(dialog.getByRole('combobox', { name: /Reason/ }), 'Not used enough');
    await expect(dialog.getByRole('button', { name: 'End on 7 December' })).toBeEnabled();
    await userEvent.click(await dialog.findByRole('button', { name: 'Pause…' }));
    await step('the pause asks in its own dialog, and the plan pauses', async () => {
      await userEvent.click(await canvas.findByRole('button', { name: 'Pause plan' }));
      await shown(() => canvas.getByText('Pausing'));
    });
  },
});

/** Who finds it too expensive is offered another plan. */
export const OffersAnotherPlan = meta.story({
  args: { as: 'customer' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel plan' }));
    const dialog = within(await canvas.findByRole('dialog', { name: 'Cancel Pro' }));
    await userEvent.selectOptions(dialog.getByRole('combobox', { name: /Reason/ }), 'Too expensive');
    await userEvent.click(await dialog.findByRole('button', { name: 'Change plan' }));
    await shown(() => canvas.getByRole('dialog', { name: 'Change plan' }));
  },
});

/** After the end an agent can give the last payment back, as a step of its own; then it is offered no more. */
export const RefundsNext = meta.story({
  args: { scene: 'yearly' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel…' }));
    const end = within(await canvas.findByRole('dialog', { name: 'Cancel Pro yearly' }));
    await userEvent.click(await end.findByRole('button', { name: /^End on/ }));
    await userEvent.click(await end.findByRole('button', { name: /^Refund/ }));
    const refund = within(await canvas.findByRole('dialog', { name: /^Refund/ }));
    await userEvent.click(await refund.findByRole('button', { name: /^Refund \$/ }));
    await shown(() => refund.getByText(/ gets \$[\d.,]+ back\.$/));
    await expect(refund.queryByRole('button', { name: 'Cancel plan' })).toBeNull();
    await userEvent.click(refund.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(canvas.queryByRole('button', { name: /^Refund/ })).toBeNull());
    await expect(worldOf(canvasElement).writes).toHaveLength(2);
  },
});

/** A trial that is canceled charges nothing, which is the first thing said. */
export const CancelsATrial = meta.story({
  args: { as: 'customer', scene: 'trial' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel plan' }));
    await shown(() => canvas.getByText(/^The trial runs until 2 December\./));
  },
});

/** A plan with seats takes access from everyone on it. */
export const CancelsATeam = meta.story({
  args: { scene: 'team' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel…' }));
    await shown(() => canvas.getByText('Everyone on this plan loses access.'));
  },
});

/** Only an agent may end a plan at once, and is asked twice. */
export const EndsNow = meta.story({
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel…' }));
    const dialog = within(await canvas.findByRole('dialog'));
    await userEvent.click(await dialog.findByRole('radio', { name: 'Now' }));
    await userEvent.click(await dialog.findByRole('button', { name: 'End now' }));
    await expect(worldOf(canvasElement).writes).toEqual([]);
    await userEvent.click(await dialog.findByRole('button', { name: 'Yes, end it now' }));
    await shown(() => canvas.getByText('Ended'));
    await expect(worldOf(canvasElement).writes).toHaveLength(1);
  },
});

export const AsksTwiceInTheDark = meta.story({
  globals: { theme: 'dark' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel…' }));
    const dialog = within(await canvas.findByRole('dialog'));
    await userEvent.click(await dialog.findByRole('radio', { name: 'Now' }));
    await userEvent.click(await dialog.findByRole('button', { name: 'End now' }));
    await shown(() => dialog.getByText(/^Pro ends the moment you press\./));
    await expect(dialog.getByRole('button', { name: 'Back' })).toHaveFocus();
  },
});

/** Pauses with the end of the period, until a day or until resumed; taken back with one press. */
export const Pauses = meta.story({
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'More for Pro' }));
    await userEvent.click(await canvas.findByRole('menuitem', { name: 'Pause…' }));
    const dialog = within(await canvas.findByRole('dialog', { name: 'Pause Pro' }));
    await shown(() => dialog.getByText(/^Runs until 7 December, then it pauses/));
    await userEvent.type(dialog.getByLabelText(/Resume on/), '2027-02-01');
    await userEvent.click(await dialog.findByRole('button', { name: 'Pause plan' }));
    await shown(() => canvas.getByText('Pausing'));
    await userEvent.click(await canvas.findByRole('button', { name: 'Do not pause' }));
    await shown(() => canvas.getByText('Active'));
  },
});

/** Resuming charges at once, so it asks first. */
export const Resumes = meta.story({
  args: { scene: 'paused' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Resume' }));
    const dialog = within(await canvas.findByRole('dialog', { name: 'Resume Pro' }));
    await shown(() => dialog.getByText('A new period starts today and is charged at once.'));
    await expect(worldOf(canvasElement).writes).toEqual([]);
    await userEvent.click(await dialog.findByRole('button', { name: /^Resume/ }));
    await shown(() => canvas.getByText('Active'));
  },
});

/** A card that is declined on resuming leaves the plan running and past due, as Polar has it. */
export const ResumeDeclined = meta.story({
  args: { scene: 'paused', trouble: 'cardDeclined' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Resume' }));
    const dialog = within(await canvas.findByRole('dialog', { name: 'Resume Pro' }));
    await userEvent.click(await dialog.findByRole('button', { name: /^Resume/ }));
    await shown(() => canvas.getByText('Past due'));
  },
});

/** At the period’s end the open payment stays open, and that is said. */
export const PastDueAtPeriodEnd = meta.story({
  args: { scene: 'pastDue' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel…' }));
    await shown(() => canvas.getByText('Ends on 20 December. The open payment stays open.'));
  },
});

/** Ended at once, what is open is dropped: the amount stands there before the yes. */
export const PastDueNow = meta.story({
  args: { scene: 'pastDue' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel…' }));
    await userEvent.click(await canvas.findByRole('radio', { name: 'Now' }));
    await shown(() => canvas.getByText('$34.51 that is open will not be collected.'));
  },
});

/** Until that amount is known nothing can be pressed. */
export const PastDueNowWaits = meta.story({
  args: { scene: 'pastDue', trouble: 'figuresWait' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel…' }));
    await userEvent.click(await canvas.findByRole('radio', { name: 'Now' }));
    await shown(() => canvas.getByText(/^Access stops at once\./));
    await expect(canvas.getByRole('button', { name: 'End now' })).toBeDisabled();
  },
});

export const PlannedChangeIsDropped = meta.story({
  args: { scene: 'changing' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel…' }));
    await shown(() => canvas.getByText('The planned change is dropped.'));
  },
});

export const PlannedPauseIsDropped = meta.story({
  args: { scene: 'pausing' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel…' }));
    await shown(() => canvas.getByText('The planned pause is dropped.'));
  },
});

/** What failed stays open with what was typed, and can be pressed again. */
export const Fails = meta.story({
  args: { trouble: 'cancelFails' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel…' }));
    const dialog = within(await canvas.findByRole('dialog', { name: 'Cancel Pro' }));
    await userEvent.type(dialog.getByRole('textbox', { name: /Comment/ }), 'Budget is spent.');
    await userEvent.click(await dialog.findByRole('button', { name: 'End on 7 December' }));
    await shown(() => dialog.getByText(/^The billing system refused this\./));
    await expect(dialog.getByRole('textbox', { name: /Comment/ })).toHaveValue('Budget is spent.');
    await userEvent.click(await dialog.findByRole('button', { name: 'End on 7 December' }));
    await shown(() => dialog.getByText('Ends on 7 December.'));
  },
});

export const Narrow = meta.story({
  args: { scene: 'longNames', width: 280 },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel…' }));
    await shown(() => canvas.getByRole('heading', { name: /^Cancel Enterprise/ }));
  },
});

export const RightToLeft = meta.story({
  globals: { direction: 'rtl', locale: 'ar' },
  args: { scene: 'arabic' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /Cancel/ }));
    await shown(() => canvas.getByText(/then access ends\. No more charges\./));
  },
});

/** An agent pauses the plan while its customer is about to end it: what that changes is told, and looked at first. */
export const ChangedElsewhere = meta.story({
  args: { as: 'customer' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel plan' }));
    const dialog = within(await canvas.findByRole('dialog', { name: 'Cancel Pro' }));
    const end = await dialog.findByRole('button', { name: 'End on 7 December' });
    const { elsewhere, polar } = worldOf(canvasElement);
    await elsewhere('lead', 'subscriptions.pause', { subscription_id: polar.ids.subscription ?? '' });
    await rereads(canvasElement);
    await shown(() => dialog.getByText(/^This changed elsewhere\. Review it again\./));
    await shown(() => dialog.getByText('The planned pause is dropped.'));
    await expect(end).toBeDisabled();
    await userEvent.click(await dialog.findByRole('button', { name: 'I have seen it' }));
    await waitFor(() => expect(end).toBeEnabled());
  },
});
