import { expect, within } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { DeskNotes } from '../../src/components/desk.ts';
import { CustomerPanel } from '../../src/components/index.ts';
import { shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Refunds that wait',
  args: { ...stageDefaults, scene: 'license', as: 'limited', approver: true },
  argTypes: stageArgTypes,
  parameters: { docs: { story: { inline: false, height: '640px' } } },
  render: (args) => (
    <Stage {...args}>
      <CustomerPanel first={<DeskNotes />} />
    </Stage>
  ),
});

/** Asked for above one's limit: it waits for somebody else, and can be taken back. */
export const TakenBack = meta.story({
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Refund Studio license/ }));
    const asking = within(await canvas.findByRole('dialog'));
    await userEvent.click(await asking.findByRole('button', { name: 'Ask to refund $53.35' }));
    await shown(() => asking.getByText('$53.35 waits for approval. Nothing was paid yet.'));
    await userEvent.click(asking.getByRole('button', { name: 'Close' }));
    await shown(() => canvas.getByText('A refund of $49.00 before tax waits for approval.'));
    await userEvent.click(canvas.getByRole('button', { name: 'Review' }));
    const dialog = within(await canvas.findByRole('dialog', { name: 'Approve a refund' }));
    await shown(() => dialog.getByText('You asked for this, so somebody else has to approve it.'));
    await userEvent.click(dialog.getByRole('button', { name: 'Take back' }));
    await shown(() => dialog.getByText('It was turned down. Nothing was paid.'));
    await expect(worldOf(canvasElement).writes).toEqual([]);
  },
});
