import { expect, spyOn } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { Panel, PortalLink } from '../../src/components/index.ts';
import { holdsItsPlace, shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Portal link/Link',
  args: stageDefaults,
  argTypes: stageArgTypes,
  render: (args) => (
    <Stage {...args}>
      <div className="sheet">
        <Panel.Root>
          <h2>Elsewhere in the helpdesk</h2>
          <PortalLink />
        </Panel.Root>
      </div>
    </Stage>
  ),
});

/** An agent copies a link that is never shown, and is told that it is a secret and until when it works. */
export const ForAnAgent = meta.story({
  play: async ({ canvas, userEvent, canvasElement }) => {
    const copied = spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await userEvent.click(await canvas.findByRole('button', { name: 'Copy portal link' }));
    await shown(() => canvas.getByText(/Signs in as the customer until/));
    await expect(copied.mock.calls[0]?.[0]).toContain('customer_session_token=');
    await expect(canvasElement.textContent).not.toContain('customer_session_token=');
    await shown(() => canvas.getByRole('button', { name: 'Make a new link' }));
  },
});

/** A team’s link is made for one of its members. */
export const ForATeam = meta.story({
  args: { scene: 'team' },
  play: async ({ canvas, userEvent }) => {
    spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const copy = await canvas.findByRole('button', { name: 'Copy portal link' });
    await expect(copy).toBeDisabled();
    await canvas.findByRole('option', { name: 'Priya Raman · Owner' });
    await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'For whom' }), 'Priya Raman · Owner');
    await userEvent.click(copy);
    await shown(() => canvas.getByText(/Signs in as the customer until/));
  },
});

export const TeamWithoutMembers = meta.story({
  args: { scene: 'team', trouble: 'noMembers' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('This team has no members yet.'));
    await expect(canvas.getByRole('button', { name: 'Copy portal link' })).toBeDisabled();
  },
});

/** Where the page may not write to the clipboard the link stands there to be copied by hand. */
export const NoClipboard = meta.story({
  play: async ({ canvas, userEvent }) => {
    spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    spyOn(document, 'execCommand').mockReturnValue(false);
    await userEvent.click(await canvas.findByRole('button', { name: 'Copy portal link' }));
    await shown(() => canvas.getByRole('textbox', { name: 'Billing portal' }));
    await shown(() => canvas.getByDisplayValue(/customer_session_token=/));
  },
});

/** A customer opens it in a window of its own. */
export const ForTheCustomer = meta.story({
  args: { as: 'customer' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    const opened = spyOn(window, 'open').mockReturnValue(null);
    await userEvent.click(await shown(() => canvas.getByRole('button', { name: 'Open billing portal' })));
    await expect(opened).toHaveBeenCalledTimes(1);
    await expect(worldOf(canvasElement).writes).toEqual([]);
  },
});

/** Where the browser holds the window back, a link stays. */
export const WindowHeldBack = meta.story({
  args: { as: 'customer' },
  play: async ({ canvas, userEvent }) => {
    spyOn(window, 'open').mockReturnValue(null);
    await userEvent.click(await canvas.findByRole('button', { name: 'Open billing portal' }));
    await shown(() => canvas.getByText(/^The browser held the new window back/));
    await shown(() => canvas.getByRole('link', { name: 'Billing portal' }));
    holdsItsPlace();
  },
});

export const Fails = meta.story({
  args: { trouble: 'portalFails' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Copy portal link' }));
    await shown(() => canvas.getByText(/^The billing system refused this\./));
    await expect(canvas.getByRole('button', { name: 'Copy portal link' })).toBeEnabled();
  },
});

/** Who may not change customers is offered none; neither is there one of somebody Polar does not know. */
export const NotForReaders = meta.story({
  args: { as: 'reader' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Elsewhere in the helpdesk'));
    await expect(canvas.queryByRole('button')).toBeNull();
  },
});

export const Loading = meta.story({
  args: { trouble: 'waiting' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('status', { name: 'Loading' }));
    await expect(canvas.queryByRole('button')).toBeNull();
  },
});

export const Unavailable = meta.story({
  args: { trouble: 'polarDown' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/^This is not available right now\./));
  },
});

export const SessionExpired = meta.story({
  args: { as: 'expired' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/^Your session has ended/));
  },
});

export const RightToLeft = meta.story({
  globals: { direction: 'rtl', locale: 'ar' },
  args: { scene: 'team', width: 280 },
  play: async ({ canvas }) => {
    await canvas.findByRole('option', { name: 'Priya Raman · Owner' });
    await shown(() => canvas.getByRole('combobox', { name: 'For whom' }));
    holdsItsPlace();
  },
});

export const Dark = meta.story({
  globals: { theme: 'dark' },
  play: async ({ canvas, userEvent }) => {
    spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await userEvent.click(await canvas.findByRole('button', { name: 'Copy portal link' }));
    await shown(() => canvas.getByText(/Signs in as the customer until/));
  },
});
