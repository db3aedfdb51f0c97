import type { StoryContext } from '@storybook/react-vite';
import { within } from 'storybook/test';

type Hands = Pick<StoryContext, 'canvas' | 'userEvent'>;

/** Opens the dialog of a new link. */
export async function opensNew({ canvas, userEvent }: Hands) {
  await userEvent.click(await canvas.findByRole('button', { name: 'New link' }));
  return within(await canvas.findByRole('dialog'));
}

/** Opens a link of the list. */
export async function opens({ canvas, userEvent }: Hands, what: 'Edit' | 'Share', name: string) {
  await userEvent.click(await canvas.findByRole('button', { name: `${what} ${name}` }));
  return within(await canvas.findByRole('dialog'));
}

/** Finds something in a field of the dialog and takes it. */
export async function picks({ canvas, userEvent }: Hands, field: string | RegExp, option: RegExp) {
  await userEvent.click(await canvas.findByRole('combobox', { name: field }));
  await userEvent.click(await canvas.findByRole('option', { name: option }));
}
