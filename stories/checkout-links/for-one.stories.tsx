import type { StoryContext } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { shown } from '../stage/seen.ts';
import { type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';
import { LinkFrame } from './link-frame.tsx';
import { picks } from './link-steps.ts';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Checkout links/For one customer',
  args: { ...stageDefaults, width: 640 },
  argTypes: stageArgTypes,
  parameters: { docs: { story: { inline: false, height: '560px' } } },
  render: LinkFrame,
});

async function opened({ canvas, userEvent }: Pick<StoryContext, 'canvas' | 'userEvent'>, who = 'Elena') {
  await userEvent.click(await canvas.findByRole('button', { name: `For ${who}…` }));
  return within(await canvas.findByRole('dialog', { name: new RegExp(`^Checkout for ${who}`) }));
}

/** A checkout of their own: whoever pays, this customer gets it. It says until when it works. */
export const Ready = meta.story({
  play: async (hands) => {
    const { canvas, userEvent, canvasElement } = hands;
    const dialog = await opened(hands);
    await picks(hands, 'Product', /^Studio license/);
    await picks(hands, 'Discount', /^Launch/);
    await shown(() => dialog.getByText('$39.20'));
    await userEvent.dblClick(dialog.getByRole('button', { name: 'Create checkout' }));
    await shown(() => dialog.getByText(/^Works until 24 November 2026/));
    await expect(worldOf(canvasElement).writes).toEqual(['POST /v1/checkouts/']);
    await userEvent.click(await dialog.findByRole('button', { name: 'Insert in reply' }));
    await expect(canvas.getByText(/^Here is your checkout for Studio license/)).toBeInTheDocument();
  },
});

export const ChoosesFirst = meta.story({
  play: async (hands) => {
    const dialog = await opened(hands);
    await shown(() => dialog.getByText(/^The purchase belongs to this customer/));
    await expect(dialog.getByRole('button', { name: 'Create checkout' })).toBeDisabled();
  },
});

/** Who has a plan already is better served by changing it. */
export const HasAPlan = meta.story({
  play: async (hands) => {
    const { canvas, userEvent, canvasElement } = hands;
    const dialog = await opened(hands);
    await picks(hands, 'Product', /^Basic/);
    await shown(() => dialog.getByText(/^Elena Marchetti already has Pro\./));
    await userEvent.click(await dialog.findByRole('button', { name: 'Change the plan instead' }));
    const change = within(await canvas.findByRole('dialog', { name: 'Change plan' }));
    await shown(() => change.getByRole('radio', { name: /^Basic/ }));
    await expect(worldOf(canvasElement).writes).toEqual([]);
  },
});

/** A free plan is replaced, which is no second one. */
export const ReplacesTheFreePlan = meta.story({
  args: { scene: 'freeAndLink' },
  play: async (hands) => {
    const dialog = await opened(hands, 'Noor');
    await picks(hands, 'Product', /^Pro \$/);
    await shown(() => dialog.getByText('Takes the place of Free, which is free.'));
  },
});

export const Fails = meta.story({
  args: { trouble: 'checkoutsFail', width: 320 },
  play: async (hands) => {
    const dialog = await opened(hands);
    await picks(hands, 'Product', /^Studio license/);
    await hands.userEvent.click(await dialog.findByRole('button', { name: 'Create checkout' }));
    await shown(() => dialog.getByText(/^The billing system refused this\./));
    await expect(dialog.getByRole('button', { name: 'Create checkout' })).toBeEnabled();
  },
});

/** A link for one customer needs a customer at hand. */
export const NobodyAtHand = meta.story({
  args: { scene: 'stranger' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('No checkout links yet.'));
    await expect(canvas.queryByRole('button', { name: /^For / })).toBeNull();
  },
});

export const Dark = meta.story({
  globals: { theme: 'dark' },
  args: { width: 320 },
  play: async (hands) => {
    const dialog = await opened(hands);
    await picks(hands, 'Product', /^Basic/);
    await shown(() => dialog.getByText(/^Elena Marchetti already has Pro\./));
  },
});
