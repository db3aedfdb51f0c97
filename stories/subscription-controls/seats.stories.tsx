import { expect, within } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { SubscriptionControls } from '../../src/components/index.ts';
import { shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Subscription controls/Seats',
  args: { ...stageDefaults, scene: 'team', width: 360 },
  argTypes: stageArgTypes,
  parameters: { docs: { story: { inline: false, height: '560px' } } },
  render: (args) => (
    <Stage {...args}>
      <SubscriptionControls />
    </Stage>
  ),
});

/** Who has a seat, and one more for a colleague. */
export const Invites = meta.story({
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Seats' }));
    const dialog = within(await canvas.findByRole('dialog', { name: 'Seats of Team' }));
    await shown(() => dialog.getByText('4 of 6 seats taken'));
    await userEvent.type(dialog.getByRole('textbox', { name: 'Invite by email' }), 'noa@harborline.co{Enter}');
    await shown(() => dialog.getByText('5 of 6 seats taken'));
    await shown(() => dialog.getByText('noa@harborline.co'));
    await expect(worldOf(canvasElement).writes).toHaveLength(1);
  },
});

/** A seat is taken back by a second press that says what follows; focus starts on the way back. */
export const TakesBack = meta.story({
  globals: { theme: 'dark' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Seats' }));
    const dialog = within(await canvas.findByRole('dialog', { name: 'Seats of Team' }));
    await userEvent.click((await dialog.findAllByRole('button', { name: /^Remove .*@/ }))[0]!);
    await shown(() => dialog.getByText(/What it granted ends for them at once\./));
    await expect(dialog.getByRole('button', { name: 'Keep' })).toHaveFocus();
    await userEvent.click(await dialog.findByRole('button', { name: 'Remove' }));
    await shown(() => dialog.getByText('3 of 6 seats taken'));
  },
});
