import { expect, spyOn } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { shown } from '../stage/seen.ts';
import { type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';
import { LinkFrame } from './link-frame.tsx';
import { opens } from './link-steps.ts';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Checkout links/Passed on',
  args: { ...stageDefaults, scene: 'oneLink', width: 640 },
  argTypes: stageArgTypes,
  parameters: { docs: { story: { inline: false, height: '640px' } } },
  render: LinkFrame,
});

/** The address, to be copied or put into the reply. */
export const Address = meta.story({
  play: async (hands) => {
    const { canvas, userEvent } = hands;
    const copied = spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const dialog = await opens(hands, 'Share', 'Pricing page');
    const address = await shown(() => dialog.getByText(/polar_cl_/));
    await userEvent.click(await dialog.findByRole('button', { name: 'Copy link' }));
    await expect(copied.mock.calls).toEqual([[address.textContent]]);
    await userEvent.click(await dialog.findByRole('button', { name: 'Insert in reply' }));
    await expect(canvas.getByText(/^Here you can get Pro, Basic: https?:/)).toBeInTheDocument();
  },
});

export const Embed = meta.story({
  play: async (hands) => {
    const dialog = await opens(hands, 'Share', 'Pricing page');
    await hands.userEvent.click(await dialog.findByRole('radio', { name: 'Embed' }));
    await shown(() => dialog.getByText(/data-polar-checkout/));
    await shown(() => dialog.getByRole('button', { name: 'Copy code' }));
  },
});

export const ReactCode = meta.story({
  name: 'React',
  play: async (hands) => {
    const dialog = await opens(hands, 'Share', 'Pricing page');
    await hands.userEvent.click(await dialog.findByRole('radio', { name: 'React' }));
    await shown(() => dialog.getByText(/PolarEmbedCheckout\.init\(\)/));
  },
});

/** Dark on white in every theme, as many cameras read nothing else. */
export const QrCode = meta.story({
  name: 'QR code',
  globals: { theme: 'dark' },
  play: async (hands) => {
    const dialog = await opens(hands, 'Share', 'Pricing page');
    await hands.userEvent.click(await dialog.findByRole('radio', { name: 'QR' }));
    await shown(() => dialog.getByRole('img', { name: /^QR code of http/ }));
    await shown(() => dialog.getByRole('link', { name: 'Save as SVG' }));
  },
});

/** The address follows every key; nothing of it is saved or sent. */
export const FilledIn = meta.story({
  play: async (hands) => {
    const { userEvent, canvasElement } = hands;
    const dialog = await opens(hands, 'Share', 'Pricing page');
    await userEvent.click(await dialog.findByRole('button', { name: 'Fill in for this visit' }));
    await userEvent.type(dialog.getByRole('textbox', { name: 'Reference' }), 'T-4711 & co');
    await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'Preselected product' }), 'Basic');
    await shown(() => dialog.getByText(/reference_id=T-4711%20%26%20co/));
    await expect(worldOf(canvasElement).writes).toEqual([]);
  },
});

/** An address that tells who somebody is, is for them alone, and says so. */
export const PersonalData = meta.story({
  play: async (hands) => {
    const { userEvent } = hands;
    const dialog = await opens(hands, 'Share', 'Pricing page');
    await userEvent.click(await dialog.findByRole('button', { name: 'Fill in for this visit' }));
    await userEvent.type(dialog.getByRole('textbox', { name: 'Email' }), 'elena+polar@lumenstudio.com');
    await shown(() => dialog.getByText(/^This address tells who somebody is\..+whoever pays can change it\.$/));
    await shown(() => dialog.getByText(/customer_email=elena%2Bpolar%40lumenstudio\.com/));
  },
});

/** What the product asks and the price that buyers name can stand in the address, too. */
export const AnswersAndPrice = meta.story({
  args: { scene: 'askingLink' },
  play: async (hands) => {
    const { userEvent } = hands;
    const dialog = await opens(hands, 'Share', 'Supporters');
    await userEvent.click(await dialog.findByRole('button', { name: 'Fill in for this visit' }));
    await userEvent.type(await dialog.findByRole('textbox', { name: 'Team name' }), 'Ünïted');
    await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'Size of the team' }), 'Up to ten');
    await userEvent.type(dialog.getByRole('textbox', { name: 'Amount' }), '12,50');
    await shown(() => dialog.getByText(/amount=1250/));
    await shown(() => dialog.getByText(/custom_field_data\.team=%C3%9Cn%C3%AFted/));
  },
});

/** What was changed and not saved yet is not what a buyer would meet. */
export const ChangesNotSaved = meta.story({
  play: async (hands) => {
    const { userEvent } = hands;
    const dialog = await opens(hands, 'Edit', 'Pricing page');
    await userEvent.type(await dialog.findByRole('textbox', { name: 'Label' }), ' 2027');
    await userEvent.click(await dialog.findByRole('radio', { name: 'Share' }));
    await shown(() => dialog.getByText('Changes are not saved yet.'));
  },
});

export const Outdated = meta.story({
  args: { scene: 'oldLinks', width: 320 },
  play: async (hands) => {
    const dialog = await opens(hands, 'Share', 'Old store page');
    await shown(() => dialog.getByText('Studio license is archived and cannot be bought.'));
    await shown(() => dialog.getByText(/polar_cl_/));
  },
});

export const RightToLeft = meta.story({
  globals: { direction: 'rtl', locale: 'ar' },
  args: { width: 320 },
  play: async (hands) => {
    const dialog = await opens(hands, 'Share', 'Pricing page');
    const address = await shown(() => dialog.getByText(/polar_cl_/));
    await expect(getComputedStyle(address).direction).toBe('ltr');
  },
});
