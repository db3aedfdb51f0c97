import { expect } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { DeskNotes } from '../../src/components/desk.ts';
import { CustomerPanel } from '../../src/components/index.ts';
import { shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults } from '../stage/stage.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Disputes',
  args: { ...stageDefaults, scene: 'disputed' },
  argTypes: stageArgTypes,
  render: (args) => (
    <Stage {...args}>
      <CustomerPanel first={<DeskNotes />} />
    </Stage>
  ),
});

/** The bank asks for an answer: by when, and what to do. The order cannot be refunded beside it. */
export const NeedsAnAnswer = meta.story({
  play: async ({ canvas, userEvent }) => {
    await shown(() => canvas.getByText(/The customer disputes \$53\.35 \(Studio license\) at the bank\./));
    await shown(() => canvas.getByText(/days left to answer/));
    await userEvent.click(await canvas.findByRole('button', { name: /^Refund Studio license/ }));
    await shown(() => canvas.getByText(/disputes this payment at the bank, so it cannot/));
    await expect(canvas.queryByRole('button', { name: 'Refund $53.35' })).toBeNull();
  },
});

/** Before it is a dispute, paying back can prevent it. */
export const Warned = meta.story({
  args: { scene: 'disputeWarned' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Refunding now can prevent it.', { exact: false }));
  },
});

/** Won, and over all the same for what was bought. */
export const Won = meta.story({
  args: { scene: 'disputeWon' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/was won\./));
    await shown(() => canvas.getByText('What was bought has ended all the same.', { exact: false }));
  },
});
