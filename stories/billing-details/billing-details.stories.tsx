import { expect, waitFor, within } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { BillingDetails } from '../../src/components/index.ts';
import { people } from '../stage/people.ts';
import { holdsItsPlace, shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Billing details',
  args: { ...stageDefaults, as: 'customer' },
  argTypes: stageArgTypes,
  parameters: { docs: { story: { inline: false, height: '640px' } } },
  render: (args) => (
    <Stage {...args}>
      <BillingDetails />
    </Stage>
  ),
});

/** Name and address are changed without an order at hand; invoices made from then on say so. */
export const Edited = meta.story({
  play: async ({ canvas, userEvent, canvasElement, step }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Edit details' }));
    const dialog = within(await canvas.findByRole('dialog', { name: 'Billing details' }));
    const name = dialog.getByRole('textbox', { name: /Name or company/ });
    await step('a name is needed', async () => {
      await userEvent.clear(name);
      await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
      await shown(() => dialog.getByText('This is needed.'));
      await expect(worldOf(canvasElement).writes).toEqual([]);
    });
    await userEvent.type(name, 'Marchetti Studio');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(canvas.queryByRole('dialog')).toBeNull());
    await shown(() => canvas.getByText('Marchetti Studio'));
    await expect(worldOf(canvasElement).writes).toHaveLength(1);
  },
});

/** Polar mails a link to the new address; nothing changes before it is opened. */
export const ChangesEmail = meta.story({
  args: { scene: 'changesEmail' },
  play: async ({ canvas, userEvent, canvasElement, step }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Change e-mail' }));
    const field = canvas.getByRole('textbox', { name: 'New e-mail' });
    await expect(field).toHaveFocus();
    await step('what is no other address is said so, and nothing is sent', async () => {
      await userEvent.type(field, 'elena@{Enter}');
      await shown(() => canvas.getByText('This is no e-mail address.'));
      await userEvent.type(field, 'lumenstudio.com{Enter}');
      await shown(() => canvas.getByText('This is the present address.'));
      await expect(worldOf(canvasElement).writes).toEqual([]);
    });
    await userEvent.clear(field);
    await userEvent.type(field, 'elena@marchetti.example{Enter}');
    await shown(() => canvas.getByText(/^A link was sent to .?elena@marchetti\.example.?\. The address changes/));
    await shown(() => canvas.getByText('elena@lumenstudio.com'));
    await expect(worldOf(canvasElement).writes).toHaveLength(1);
  },
});

/** Somebody else has it; Polar does not say who, and neither does this. */
export const EmailIsTaken = meta.story({
  args: { scene: 'changesEmail' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Change e-mail' }));
    await userEvent.type(canvas.getByRole('textbox', { name: 'New e-mail' }), `${people.ben.email}{Enter}`);
    await shown(() => canvas.getByText('This address cannot be used.'));
    await userEvent.click(canvas.getByRole('button', { name: 'Keep the present one' }));
    await expect(canvas.queryByRole('textbox')).toBeNull();
  },
});

/** Most sellers do not let customers change it. */
export const EmailStays = meta.story({
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: 'Edit details' }));
    await expect(canvas.queryByRole('button', { name: 'Change e-mail' })).toBeNull();
  },
});

export const Narrow = meta.story({
  args: { width: 280, scene: 'changesEmail' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Change e-mail' }));
    await shown(() => canvas.getByRole('heading', { name: 'Billing details' }));
    holdsItsPlace();
  },
});

export const Dark = meta.story({
  globals: { theme: 'dark' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Edit details' }));
    await shown(() => canvas.getByRole('textbox', { name: /Name or company/ }));
  },
});

export const RightToLeft = meta.story({
  globals: { direction: 'rtl' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: 'Edit details' }));
  },
});
