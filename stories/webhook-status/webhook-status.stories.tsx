import { expect } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { WebhookStatus } from '../../src/components/desk.ts';
import { shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Webhook status',
  args: { ...stageDefaults, scene: 'webhooksOn', as: 'operator' },
  argTypes: stageArgTypes,
  render: (args) => (
    <Stage nobody {...args}>
      <WebhookStatus />
    </Stage>
  ),
});

/** All is well, which is one line. */
export const On = meta.story({
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Webhooks are on; none has come yet.'));
    await expect(canvas.queryByRole('button')).toBeNull();
  },
});

/** Polar has given the endpoint up: what that means, and one press that turns it on again. */
export const TurnedOnAgain = meta.story({
  args: { scene: 'webhooksOff' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await shown(() => canvas.getByText(/^Polar has turned our webhooks off after failures\./));
    await userEvent.click(await canvas.findByRole('button', { name: 'Turn on again' }));
    await shown(() => canvas.getByText('Webhooks are on; none has come yet.'));
    await expect(worldOf(canvasElement).writes).toEqual([expect.stringMatching(/^PATCH \/v1\/webhooks\/endpoints\//)]);
  },
});

/** Who may only look sees what is wrong, and presses nothing. */
export const OffForWhoMayOnlyLook = meta.story({
  args: { scene: 'webhooksOff', as: 'looker' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/^Polar has turned our webhooks off/));
    await expect(canvas.queryByRole('button')).toBeNull();
  },
});

export const OffInTheDark = meta.story({
  args: { scene: 'webhooksOff' },
  globals: { theme: 'dark' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/^Polar has turned our webhooks off/));
  },
});

/** No webhooks were ever set up: changes are found all the same, later. */
export const NotSetUp = meta.story({
  args: { scene: 'active' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/^No webhooks are set up/));
  },
});

export const Missing = meta.story({
  args: { trouble: 'webhooksMissing' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/^Polar has no webhook endpoint with our secret\./));
  },
});

/** The token may not look at the endpoint, nor at some lists. */
export const MayNotLook = meta.story({
  args: { trouble: 'webhooksUnread', width: 560 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Polar does not let us look whether webhooks are on.'));
    await shown(() => canvas.getByText(/may not read them: disputes, discounts\.$/));
  },
});

export const BackgroundWorkStandsStill = meta.story({
  args: { trouble: 'webhooksBehind' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/12 not applied yet\.$/));
    await shown(() => canvas.getByText(/: background work stands still\.$/));
  },
});

export const CannotBeRead = meta.story({
  args: { trouble: 'offline' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: 'Try again' }));
  },
});

export const RightToLeft = meta.story({
  args: { scene: 'webhooksOff' },
  globals: { direction: 'rtl', locale: 'ar' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: 'Turn on again' }));
  },
});
