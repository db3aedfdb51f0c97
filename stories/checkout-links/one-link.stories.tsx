import { expect } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { shown } from '../stage/seen.ts';
import { type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';
import { LinkFrame } from './link-frame.tsx';
import { opens, opensNew, picks } from './link-steps.ts';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Checkout links/One link',
  args: { ...stageDefaults, scene: 'oneLink', width: 640 },
  argTypes: stageArgTypes,
  parameters: { docs: { story: { inline: false, height: '720px' } } },
  render: LinkFrame,
});

/** A link begins with what it sells; until then nothing can be made. */
export const New = meta.story({
  play: async (hands) => {
    const dialog = await opensNew(hands);
    await shown(() => dialog.getByRole('combobox', { name: 'What it sells' }));
    await expect(dialog.getByRole('button', { name: 'Create link' })).toBeDisabled();
  },
});

/** What buyers pay, with the discount and for how long, before the link is made. */
export const WithDiscount = meta.story({
  play: async (hands) => {
    const dialog = await opensNew(hands);
    await picks(hands, 'What it sells', /^Pro \$/);
    await picks(hands, 'Discount', /^Launch/);
    await shown(() => dialog.getByText('for 3 months · then $29.00 · before tax'));
    await shown(() => dialog.getByText('$23.20'));
  },
});

/** Several products are a choice for the buyer, in this order. */
export const SeveralProducts = meta.story({
  play: async (hands) => {
    const { userEvent } = hands;
    const dialog = await opens(hands, 'Edit', 'Pricing page');
    await shown(() => dialog.getByText(/Buyers choose one of them\./));
    await userEvent.click(await dialog.findByRole('button', { name: 'Move Basic up' }));
    await shown(() => dialog.getByText(/14 days free first/));
  },
});

/** Nothing is sent before it differs, and what differs can be put back. */
export const Changed = meta.story({
  play: async (hands) => {
    const { userEvent, canvasElement } = hands;
    const dialog = await opens(hands, 'Edit', 'Pricing page');
    const label = await dialog.findByRole('textbox', { name: 'Label' });
    await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
    await userEvent.type(label, ' 2027');
    await expect(dialog.getByRole('button', { name: 'Save' })).toBeEnabled();
    await userEvent.click(await shown(() => dialog.getByRole('button', { name: 'Discard changes' })));
    await expect(label).toHaveValue('Pricing page');
    await expect(worldOf(canvasElement).writes).toEqual([]);
  },
});

export const Saving = meta.story({
  args: { trouble: 'linkBusy' },
  play: async (hands) => {
    const { userEvent } = hands;
    const dialog = await opens(hands, 'Edit', 'Pricing page');
    await userEvent.type(await dialog.findByRole('textbox', { name: 'Label' }), ' 2027');
    await userEvent.click(await dialog.findByRole('button', { name: 'Save' }));
    await expect(dialog.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-busy', 'true');
    await userEvent.keyboard('{Escape}');
    await shown(() => dialog.getByText('Products'));
  },
});

export const Saved = meta.story({
  play: async (hands) => {
    const { canvas, userEvent } = hands;
    const dialog = await opens(hands, 'Edit', 'Pricing page');
    await userEvent.type(await dialog.findByRole('textbox', { name: 'Label' }), ' 2027');
    await userEvent.click(await dialog.findByRole('button', { name: 'Save' }));
    await shown(() => dialog.getAllByText('Saved.')[0] as HTMLElement);
    await shown(() => canvas.getByRole('heading', { name: 'Pricing page 2027' }));
  },
});

/** A new link goes straight on to how it is passed on. */
export const Made = meta.story({
  play: async (hands) => {
    const { userEvent } = hands;
    const dialog = await opensNew(hands);
    await picks(hands, 'What it sells', /^Studio license/);
    await userEvent.click(await dialog.findByRole('button', { name: 'Create link' }));
    await shown(() => dialog.getByText(/polar_cl_/));
  },
});

/** What is odd is said beside the form, and keeps nobody from saving. */
export const ArchivedProduct = meta.story({
  args: { scene: 'oldLinks' },
  play: async (hands) => {
    const dialog = await opens(hands, 'Edit', 'Old store page');
    await shown(() => dialog.getByText('Studio license is archived and cannot be bought.'));
  },
});

export const DiscountEnded = meta.story({
  args: { scene: 'oldLinks' },
  play: async (hands) => {
    const dialog = await opens(hands, 'Edit', 'Autumn mail');
    await shown(() => dialog.getByText('This discount has ended. Buyers pay the full price.'));
  },
});

export const DiscountUsedUp = meta.story({
  args: { scene: 'oldLinks' },
  play: async (hands) => {
    const dialog = await opens(hands, 'Edit', 'First come');
    await shown(() => dialog.getByText('This discount is used up. Buyers pay the full price.'));
  },
});

/** Polar tells buyers nothing where codes are off and the discount does not apply. */
export const CodesSwitchedOff = meta.story({
  args: { scene: 'severalLinks' },
  play: async (hands) => {
    const dialog = await opens(hands, 'Edit', 'Spring newsletter');
    await hands.userEvent.click(
      await dialog.findByRole('checkbox', { name: 'Buyers may enter a discount code', checked: true }),
    );
    await shown(() => dialog.getByText(/^With codes switched off, buyers do not learn/));
  },
});

export const LabelTaken = meta.story({
  play: async (hands) => {
    const dialog = await opensNew(hands);
    await hands.userEvent.type(dialog.getByRole('textbox', { name: 'Label' }), 'pricing page');
    await shown(() => dialog.getByText('Another link has this label.'));
  },
});

/** A fixed number of seats lies within what all products have in common. */
export const Seats = meta.story({
  args: { scene: 'seatsLink' },
  play: async (hands) => {
    const dialog = await opens(hands, 'Edit', 'Teams');
    await shown(() => dialog.getByText('Team, 12 seats'));
    const seats = dialog.getByRole('textbox', { name: 'Seats' });
    await hands.userEvent.clear(seats);
    await hands.userEvent.type(seats, '0');
    await shown(() => dialog.getByText('This number is too small.'));
    await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
  },
});

/** A trial of the link’s own takes the place of the product’s. */
export const OwnTrial = meta.story({
  play: async (hands) => {
    const { userEvent } = hands;
    const dialog = await opens(hands, 'Edit', 'Pricing page');
    await userEvent.click(await dialog.findByRole('button', { name: 'More settings' }));
    await userEvent.type(dialog.getByRole('textbox', { name: 'Free trial' }), '2');
    await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'Unit of the trial' }), 'weeks');
    await shown(() => dialog.getByText(/2 weeks free first/));
  },
});

/** What makes no sense is told at its field before anything is sent. */
export const WrongFields = meta.story({
  play: async (hands) => {
    const { userEvent, canvasElement } = hands;
    const dialog = await opens(hands, 'Edit', 'Pricing page');
    await userEvent.click(await dialog.findByRole('button', { name: 'More settings' }));
    await userEvent.type(dialog.getByRole('textbox', { name: 'Page after paying' }), 'http://app.example.com');
    await shown(() => dialog.getByText('The address must begin with https://.'));
    await userEvent.click(await dialog.findByRole('button', { name: 'Add entry' }));
    await userEvent.type(dialog.getByRole('textbox', { name: 'Value' }), 'spring');
    await shown(() => dialog.getByText('Each entry needs a name.'));
    await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
    await expect(worldOf(canvasElement).writes).toEqual([]);
  },
});

/** Pages that links may lead to are a list of the host’s; the server has the last word. */
export const PageRefused = meta.story({
  play: async (hands) => {
    const { userEvent } = hands;
    const dialog = await opens(hands, 'Edit', 'Pricing page');
    await userEvent.click(await dialog.findByRole('button', { name: 'More settings' }));
    await userEvent.type(dialog.getByRole('textbox', { name: 'Page after paying' }), 'https://elsewhere.example');
    await userEvent.click(await dialog.findByRole('button', { name: 'Save' }));
    await shown(() => dialog.getByText('This page is not on the list of pages that links may lead to.'));
    await expect(dialog.getByRole('textbox', { name: 'Page after paying' })).toHaveValue('https://elsewhere.example');
  },
});

/** The question starts on the safe button. */
export const AsksToDelete = meta.story({
  play: async (hands) => {
    const { userEvent, canvasElement } = hands;
    const dialog = await opens(hands, 'Edit', 'Pricing page');
    await userEvent.click(await dialog.findByRole('button', { name: 'Delete…' }));
    await shown(() => dialog.getByText(/^It stops opening at once/));
    await expect(dialog.getByRole('button', { name: 'Keep link' })).toHaveFocus();
    await expect(worldOf(canvasElement).writes).toEqual([]);
  },
});

export const Deleted = meta.story({
  play: async (hands) => {
    const { canvas, userEvent } = hands;
    const dialog = await opens(hands, 'Edit', 'Pricing page');
    await userEvent.click(await dialog.findByRole('button', { name: 'Delete…' }));
    await userEvent.click(await dialog.findByRole('button', { name: 'Delete link' }));
    await shown(() => dialog.getByText('This link was deleted.'));
    await userEvent.click(await dialog.findByRole('button', { name: 'Close' }));
    await shown(() => canvas.getByText('No checkout links yet.'));
  },
});

export const DeletedElsewhere = meta.story({
  args: { trouble: 'linkDeletedElsewhere' },
  play: async (hands) => {
    const { userEvent } = hands;
    const dialog = await opens(hands, 'Edit', 'Pricing page');
    await userEvent.type(await dialog.findByRole('textbox', { name: 'Label' }), ' 2027');
    await userEvent.click(await dialog.findByRole('button', { name: 'Save' }));
    await shown(() => dialog.getByText('This link was deleted.'));
  },
});

export const Narrow = meta.story({
  args: { scene: 'oldLinks', width: 320 },
  play: async (hands) => {
    const dialog = await opens(hands, 'Edit', 'Autumn mail');
    await shown(() => dialog.getByText(/^This discount has ended/));
  },
});

export const RightToLeft = meta.story({
  globals: { direction: 'rtl', locale: 'ar' },
  args: { width: 320 },
  play: async (hands) => {
    const dialog = await opens(hands, 'Edit', 'Pricing page');
    await shown(() => dialog.getByText(/Buyers choose one of them\./));
  },
});

export const Dark = meta.story({
  globals: { theme: 'dark' },
  args: { scene: 'seatsLink' },
  play: async (hands) => {
    const dialog = await opens(hands, 'Edit', 'Teams');
    await shown(() => dialog.getByText('Team, 12 seats'));
  },
});
