import { expect } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { shown } from '../stage/seen.ts';
import { rereads, type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';
import type { World } from '../stage/world.ts';
import { RefundFrame } from './refund-frame.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Refund dialog/Outcomes',
  args: stageDefaults,
  argTypes: stageArgTypes,
  parameters: { docs: { story: { inline: false, height: '560px' } } },
  render: RefundFrame,
});

const REFUND = 'POST /v1/refunds/';

/** The bank decides about the refund that is open, and the adapter looks it up. */
async function bankSays({ polar, hourPasses }: World, outcome: 'succeeded' | 'failed'): Promise<void> {
  const answer = await polar.fetch('https://api.polar.sh/v1/refunds/', {
    headers: { authorization: 'Bearer polar_oat_demo' },
  });
  const { items }: { items: { id: string }[] } = await answer.json();
  polar.moves.refundSettles(items[0]?.id ?? '', outcome);
  await hourPasses();
}

/** While money moves the dialog stays, the button keeps its width, and a second press does nothing. */
export const Sending = meta.story({
  args: { trouble: 'refundWaits' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    const press = await canvas.findByRole('button', { name: 'Refund $53.35' });
    await userEvent.dblClick(press);
    await userEvent.keyboard('{Escape}');
    await expect(press).toHaveAttribute('aria-busy', 'true');
    await shown(() => canvas.getByRole('dialog', { name: 'Refund Studio license' }));
    await expect(worldOf(canvasElement).calls.filter((name) => name === 'refunds.create')).toHaveLength(1);
  },
});

/** A colleague was quicker: the new figure is shown, and it takes a new press. */
export const ChangedElsewhere = meta.story({
  args: { trouble: 'refundedElsewhere' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Refund $53.35' }));
    await shown(() => canvas.getByText(/^Someone else refunded meanwhile: \$39\.00 is left\./));
    await expect(worldOf(canvasElement).writes).toEqual([]);
    await userEvent.click(await canvas.findByRole('button', { name: 'Refund $42.46' }));
    await shown(() => canvas.getByText('Elena gets $42.46 back.'));
    await expect(worldOf(canvasElement).writes).toEqual([REFUND]);
  },
});

/** A colleague was quicker, which is told before anything is pressed. */
export const ChangedWhileOpen = meta.story({
  play: async ({ canvas, userEvent, canvasElement }) => {
    const press = await canvas.findByRole('button', { name: 'Refund $53.35' });
    const { polar, writes } = worldOf(canvasElement);
    polar.moves.refundOutside(polar.ids.order ?? '', { total: 1089 });
    await rereads(canvasElement);
    await shown(() => canvas.getByText(/^Someone else refunded meanwhile: \$39\.00 is left\./));
    await expect(press).toBeDisabled();
    await userEvent.click(await canvas.findByRole('button', { name: 'I have seen it' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Refund $42.46' }));
    await shown(() => canvas.getByText('Elena gets $42.46 back.'));
    await expect(writes).toEqual([REFUND]);
  },
});

/** Polar accepted it and the bank takes its time; asking again only asks. */
export const OnItsWay = meta.story({
  args: { trouble: 'refundsPend' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Refund $53.35' }));
    await shown(() => canvas.getByText('$53.35 is on its way; the bank has not confirmed it yet.'));
    await userEvent.click(await canvas.findByRole('button', { name: 'Check again' }));
    await shown(() => canvas.getByText('$53.35 is on its way; the bank has not confirmed it yet.'));
    await expect(worldOf(canvasElement).writes).toEqual([REFUND]);
  },
});

export const ConfirmedLater = meta.story({
  args: { trouble: 'refundsPend' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Refund $53.35' }));
    await shown(() => canvas.getByText(/is on its way/));
    await bankSays(worldOf(canvasElement), 'succeeded');
    await userEvent.click(await canvas.findByRole('button', { name: 'Check again' }));
    await shown(() => canvas.getByText('Elena gets $53.35 back.'));
  },
});

/** The bank gave it back: nothing was paid, and that is said. */
export const FailedLater = meta.story({
  args: { trouble: 'refundsPend' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Refund $53.35' }));
    await shown(() => canvas.getByText(/is on its way/));
    await bankSays(worldOf(canvasElement), 'failed');
    await userEvent.click(await canvas.findByRole('button', { name: 'Check again' }));
    await shown(() => canvas.getByText('This refund did not go through. Nothing was paid.'));
  },
});

/** Polar broke after the request left: whether money moved is not known, so it is checked and never sent again. */
export const BeingChecked = meta.story({
  args: { trouble: 'refundsLost' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Refund $53.35' }));
    await shown(() => canvas.getByText(/It is being checked and will not be sent twice\.$/));
    await userEvent.click(await canvas.findByRole('button', { name: 'Check again' }));
    await expect(canvas.queryByRole('button', { name: /^Refund \$/ })).toBeNull();
    await expect(worldOf(canvasElement).writes).toEqual([REFUND]);
  },
});

/** The answer was lost between the browser and the adapter: the same press under the same key refunds once. */
export const AnswerLost = meta.story({
  args: { trouble: 'answerLost' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Refund $53.35' }));
    await shown(() => canvas.getByText('No answer came. Trying again is safe: it cannot refund twice.'));
    await userEvent.click(await canvas.findByRole('button', { name: 'Try again' }));
    await shown(() => canvas.getByText('Elena gets $53.35 back.'));
    await expect(worldOf(canvasElement).writes).toEqual([REFUND]);
  },
});

export const DoneInTheDark = meta.story({
  globals: { theme: 'dark' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Refund $53.35' }));
    await shown(() => canvas.getByText('Elena gets $53.35 back.'));
  },
});

export const BeingCheckedInTheDark = meta.story({
  globals: { theme: 'dark' },
  args: { trouble: 'refundsLost' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Refund $53.35' }));
    await shown(() => canvas.getByText(/It is being checked/));
  },
});
