import { expect, fn, waitFor } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { ConnectPolar } from '../../src/components/desk.ts';
import { shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';

const leave = fn();

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Connect Polar',
  args: { ...stageDefaults, as: 'tenant' },
  argTypes: stageArgTypes,
  render: (args) => (
    <Stage nobody {...args}>
      <ConnectPolar returnTo={`${location.origin}/settings`} leave={leave} />
    </Stage>
  ),
});

const TOKEN = 'Access token of the organization';

/** Nothing is connected yet: by signing in at Polar, or by a token. */
export const NotConnected = meta.story({
  play: async ({ canvas, userEvent }) => {
    await shown(() => canvas.getByText('No organization is connected.'));
    leave.mockClear();
    await userEvent.click(canvas.getByRole('button', { name: 'Sign in at Polar' }));
    await waitFor(() =>
      expect(leave).toHaveBeenCalledWith(expect.stringContaining('https://polar.sh/oauth2/authorize?')),
    );
  },
});

/** Back from Polar, where somebody said no. */
export const CameBack = meta.story({
  beforeEach: () => history.replaceState(null, '', `${location.pathname}${location.search}#floe-connect=declined`),
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('You did not allow it, so nothing was connected.'));
  },
});

/** A token is tried at Polar, and connects the organization it belongs to. */
export const ByToken = meta.story({
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByLabelText(TOKEN), 'polar_oat_demo');
    await userEvent.click(canvas.getByRole('button', { name: 'Connect by token' }));
    await shown(() => canvas.getByText(/^Connected to Acme Inc since/));
    await expect(canvas.queryByLabelText(TOKEN)).toBeNull();
  },
});

/** Ended after one more question; a token has to be deleted at Polar. */
export const Disconnected = meta.story({
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByLabelText(TOKEN), 'polar_oat_demo');
    await userEvent.click(canvas.getByRole('button', { name: 'Connect by token' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Disconnect' }));
    await shown(() => canvas.getByText('Nothing can be read or changed afterwards.'));
    await userEvent.click(canvas.getByRole('button', { name: 'Keep it' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Disconnect' }));
    await userEvent.click(canvas.getByRole('button', { name: 'Yes, disconnect' }));
    await shown(() => canvas.getByText(/delete it in Polar’s settings\.$/));
    await shown(() => canvas.getByText('No organization is connected.'));
  },
});

export const TokenRefused = meta.story({
  args: { width: 560 },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.type(await canvas.findByLabelText(TOKEN), 'polar_oat_nope');
    await userEvent.click(canvas.getByRole('button', { name: 'Connect by token' }));
    await shown(() => canvas.getByText(/^Polar does not take this token/));
    await expect(worldOf(canvasElement).writes).toEqual([]);
  },
});

export const Connecting = meta.story({
  args: { trouble: 'connectionBusy' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByLabelText(TOKEN), 'polar_oat_demo');
    await userEvent.click(canvas.getByRole('button', { name: 'Connect by token' }));
    await expect(canvas.getByRole('button', { name: 'Connect by token' })).toHaveAttribute('aria-busy', 'true');
    await expect(canvas.getByRole('button', { name: 'Sign in at Polar' })).toBeDisabled();
    await shown(() => canvas.getByText('or'));
  },
});

/** The answer to a renewal of tokens got lost: somebody connects again. */
export const NeedsReconnect = meta.story({
  args: { trouble: 'connectionLost' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/^The connection to Acme Inc has to be made again.*got lost/));
    await expect(canvas.getByRole('button', { name: 'Sign in at Polar' })).toBeVisible();
  },
});

export const RefusedInTheDark = meta.story({
  args: { trouble: 'connectionRefused' },
  globals: { theme: 'dark' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/Polar does not take our access any more\.$/));
  },
});

export const AnotherOrganization = meta.story({
  args: { trouble: 'connectionElsewhere' },
  globals: { direction: 'rtl', locale: 'ar' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/does not reach exactly this organization any more\.$/));
  },
});

/** Set by the host: it is seen, and not changed here. */
export const SetByHost = meta.story({
  args: { as: 'operator' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Connected; set by whoever runs this.'));
    await expect(canvas.queryByRole('button')).toBeNull();
  },
});

export const CannotBeRead = meta.story({
  args: { trouble: 'offline' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: 'Try again' }));
  },
});
