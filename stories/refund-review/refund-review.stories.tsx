import { expect, within } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { DeskNotes } from '../../src/components/desk.ts';
import { CustomerPanel } from '../../src/components/index.ts';
import { shown } from '../stage/seen.ts';
import { rereads, Stage, type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';

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
    await userEvent.click(await canvas.findByRole('button', { name: 'Review' }));
    const dialog = within(await canvas.findByRole('dialog', { name: 'Approve a refund' }));
    await shown(() => dialog.getByText('You asked for this, so somebody else has to approve it.'));
    await userEvent.click(await dialog.findByRole('button', { name: 'Take back' }));
    await shown(() => dialog.getByText('It was turned down. Nothing was paid.'));
    await expect(worldOf(canvasElement).writes).toEqual([]);
  },
});

/** A colleague with a limit asked for all of it. */
async function asked(canvasElement: HTMLElement): Promise<void> {
  const { elsewhere, polar } = worldOf(canvasElement);
  const order_id = polar.ids.order ?? '';
  await elsewhere('limited', 'refunds.create', { order_id, amount: 4900, reason: 'other', expected_refundable: 4900 });
  await rereads(canvasElement);
}

/** Somebody whose own limit reaches as far lets it pass; the press names the sum. */
export const Approved = meta.story({
  args: { as: 'lead' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await shown(() => canvas.getByText('Studio license'));
    await asked(canvasElement);
    await shown(() => canvas.getByText('A refund of $49.00 before tax waits for approval.'));
    await userEvent.click(await canvas.findByRole('button', { name: 'Review' }));
    const dialog = within(await canvas.findByRole('dialog', { name: 'Approve a refund' }));
    await userEvent.click(await dialog.findByRole('button', { name: 'Refund $53.35' }));
    await shown(() => dialog.getByText('Customer gets $53.35 back.'));
    await expect(worldOf(canvasElement).writes).toEqual(['POST /v1/refunds/']);
  },
});

/** Or turns it down, with a note for the one who asked. */
export const Declined = meta.story({
  args: { as: 'lead' },
  globals: { theme: 'dark' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await shown(() => canvas.getByText('Studio license'));
    await asked(canvasElement);
    await userEvent.click(await canvas.findByRole('button', { name: 'Review' }));
    const dialog = within(await canvas.findByRole('dialog', { name: 'Approve a refund' }));
    await userEvent.type(dialog.getByRole('textbox', { name: /^Note for the trail/ }), 'Past thirty days.');
    await userEvent.click(await dialog.findByRole('button', { name: 'Decline' }));
    await shown(() => dialog.getByText('It was turned down. Nothing was paid.'));
    await expect(worldOf(canvasElement).writes).toEqual([]);
  },
});

/** The order changed while the dialog was open: the figures are looked at again before anything is let pass. */
export const ChangedWhileOpen = meta.story({
  args: { as: 'lead' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await shown(() => canvas.getByText('Studio license'));
    await asked(canvasElement);
    await userEvent.click(await canvas.findByRole('button', { name: 'Review' }));
    const dialog = within(await canvas.findByRole('dialog', { name: 'Approve a refund' }));
    await dialog.findByRole('button', { name: 'Refund $53.35' });
    const { polar } = worldOf(canvasElement);
    polar.moves.refundOutside(polar.ids.order ?? '', { total: 1089 });
    await rereads(canvasElement);
    await shown(() => dialog.getByText(/^This changed elsewhere\. Review it again\./));
    await shown(() => dialog.getByText(/^Less is left than was asked for/));
  },
});

/** Polar broke off and shows nothing after a quarter of an hour: a person says what became of it. */
export const OutcomeLost = meta.story({
  args: { as: 'lead', trouble: 'refundVanishes' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await shown(() => canvas.getByText('Studio license'));
    await asked(canvasElement);
    await userEvent.click(await canvas.findByRole('button', { name: 'Review' }));
    const asking = within(await canvas.findByRole('dialog', { name: 'Approve a refund' }));
    await userEvent.click(await asking.findByRole('button', { name: 'Refund $53.35' }));
    await shown(() => asking.getByText(/^The answer got lost/));
    await userEvent.click(asking.getByRole('button', { name: 'Close' }));
    await worldOf(canvasElement).hourPasses();
    await rereads(canvasElement);
    await shown(() => canvas.getByText('Nobody can say whether $49.00 before tax was refunded.'));
    await userEvent.click(await canvas.findByRole('button', { name: 'Review' }));
    const dialog = within(await canvas.findByRole('dialog', { name: 'Was it refunded?' }));
    await userEvent.click(await dialog.findByRole('radio', { name: 'It was paid' }));
    await userEvent.type(dialog.getByRole('textbox', { name: /^Note for the trail/ }), 'Seen at Stripe.');
    await userEvent.click(await dialog.findByRole('button', { name: 'Save' }));
    await shown(() => dialog.getByText('Noted. The trail shows who said so.'));
  },
});
