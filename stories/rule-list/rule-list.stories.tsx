import { expect, waitFor, within } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { RuleList } from '../../src/components/rules.ts';
import { holdsItsPlace, shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Rule list',
  args: { ...stageDefaults, scene: 'ruled', as: 'ruler' },
  argTypes: stageArgTypes,
  render: (args) => (
    <Stage nobody {...args}>
      <RuleList />
    </Stage>
  ),
});

/** What the code declares; one has acted already. */
export const Declared = meta.story({
  play: async ({ canvas, canvasElement }) => {
    await shown(() => canvas.getByText(/^After 7 days past due: cancels at the end of the period\./));
    await shown(() => canvas.getByText(/ 1 of 30 in the last hour$/));
    holdsItsPlace();
    await expect(canvas.getByText('Dry run')).toBeVisible();
    await expect(worldOf(canvasElement).writes).toEqual([expect.stringMatching(/^PATCH \/v1\/subscriptions\//)]);
  },
});

export const StoppedAndResumed = meta.story({
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Stop: end-after-a-week' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Resume: end-after-a-week' }));
    await shown(() => canvas.getByRole('button', { name: 'Stop: end-after-a-week' }));
  },
});

/** What a rule would do now, without doing it. */
export const TriedOut = meta.story({
  args: { width: 560 },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /now\? say-goodbye$/ }));
    await shown(() => canvas.getByText('Looked at: 1.'));
    await userEvent.click(canvas.getByRole('button', { name: /now\? ask-for-a-card$/ }));
    await shown(() => canvas.getByText('It would do nothing now. Looked at: 0.'));
    await expect(worldOf(canvasElement).writes).toHaveLength(1);
  },
});

/** Whatever can have become of a firing: one needs a person. */
export const EveryState = meta.story({
  args: { trouble: 'rulesEveryState', width: 560 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/^Whether one firing was carried out is not known\./));
    for (const word of ['Waiting', 'Under way', 'Done', 'Needs a person', 'Failed', 'Over before its turn'])
      await expect(canvas.getByText(word)).toBeVisible();
    await expect(canvas.getByText('Cut: a loop')).toBeVisible();
    await expect(canvas.getByText('called by one-more → free-seat')).toBeVisible();
    await expect(canvas.getByText('Not in the code any more')).toBeVisible();
    await expect(canvas.getByRole('button', { name: /^Looked after: subscription:/ })).toBeVisible();
    await expect(canvas.queryByRole('button', { name: 'Stop: winback' })).toBeNull();
  },
});

export const EveryStateInTheDark = meta.story({
  args: { trouble: 'rulesEveryState', width: 320 },
  globals: { theme: 'dark' },
  play: async ({ canvas }) => {
    const state = await shown(() => canvas.getByText('Cut: a loop'));
    const when = within(state.closest('li') as HTMLElement).getByText('3 hr ago');
    await expect(when.getBoundingClientRect().top).toBeLessThan(state.getBoundingClientRect().bottom);
    holdsItsPlace();
  },
});

/** Who may only read can try a rule out, and is offered nothing that would be refused. */
export const ReadOnly = meta.story({
  args: { as: 'ruleReader' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: /now\? ask-for-a-card$/ }));
    await expect(canvas.queryAllByRole('button', { name: /^(Stop|Resume): / })).toEqual([]);
  },
});

export const NoneDeclared = meta.story({
  args: { scene: 'active' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('No rules are declared in the code.'));
  },
});

export const Many = meta.story({
  args: { trouble: 'rulesMany', width: 280 },
  play: async ({ canvas }) => {
    const list = await canvas.findByRole('region', { name: 'Rules' });
    await shown(() => within(list).getByText('rule-29'));
  },
});

export const NotForEverybody = meta.story({
  args: { as: 'lead' },
  render: (args) => (
    <Stage nobody {...args}>
      <RuleList />
      <p>Beside the rules</p>
    </Stage>
  ),
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(worldOf(canvasElement).calls).toContain('rules.list'));
    await shown(() => canvas.getByText('Beside the rules'));
    await expect(canvas.queryByText('abuse')).toBeNull();
  },
});

export const CannotBeRead = meta.story({
  args: { trouble: 'offline' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: 'Try again' }));
  },
});

export const RightToLeft = meta.story({
  args: { trouble: 'rulesEveryState' },
  globals: { direction: 'rtl', locale: 'ar' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('free-seat'));
  },
});
