import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CustomerPanel } from '../../src/components/index.ts';
import { stage } from './stage.tsx';

const page = document.documentElement;
afterEach(() => page.removeAttribute('style'));

async function opened() {
  const world = await stage(<CustomerPanel />, { about: 'elena' });
  await world.screen.getByRole('button', { name: /^Refund Studio license/ }).click();
  const dialog = world.screen.getByRole('dialog');
  await expect.element(dialog.getByRole('button', { name: 'Refund $53.35' })).toBeVisible();
  return { ...world, dialog };
}

describe('a dialog', () => {
  it('keeps the page from scrolling without writing a style sheet, and gives back what stood there', async () => {
    page.style.overflow = 'scroll';
    const sheets = document.styleSheets.length;
    const { dialog } = await opened();
    expect(getComputedStyle(page).overflow).toBe('hidden');
    expect(document.styleSheets.length).toBe(sheets);
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    expect(page.style.overflow).toBe('scroll');
  });

  it('closes on a press beside it', async () => {
    const { dialog } = await opened();
    await userEvent.click(document.querySelector('[data-slot=dialog-veil]') as Element, { position: { x: 3, y: 3 } });
    await expect.element(dialog).not.toBeInTheDocument();
  });

  it('hears no second press of a double click on the button that came under it, and every key', async () => {
    const { dialog, writes } = await opened();
    const press = (name: string, detail: number) =>
      dialog
        .getByRole('button', { name })
        .element()
        .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail }));
    press('Refund $53.35', 2);
    press('Close', 2);
    await userEvent.keyboard('{Tab}'); // whatever those presses did is done by now
    expect(writes).toEqual([]);
    press('Refund $53.35', 1);
    await expect.element(dialog.getByText('Elena gets $53.35 back.')).toBeVisible();
    press('Close', 2);
    press('Close', 3);
    await userEvent.keyboard('{Tab}');
    await expect.element(dialog.getByText('Elena gets $53.35 back.')).toBeVisible();
    (dialog.getByRole('button', { name: 'Close' }).element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog).not.toBeInTheDocument();
  });

  it('stays where the second press of a double click falls beside it', async () => {
    const { dialog } = await opened();
    const press = (target: Element) => {
      for (const type of ['pointerdown', 'pointerup', 'click'])
        target.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, pointerType: 'mouse' }));
    };
    press(dialog.getByText('$49.00 left to refund', { exact: false }).element());
    press(document.querySelector('[data-slot=dialog-veil]') as Element);
    await userEvent.keyboard('{Tab}'); // whatever those presses did is done by now
    await expect.element(dialog).toBeVisible();
  });

  it('says what it is about on one line', async () => {
    const { dialog } = await opened();
    const about = dialog.getByText('$49.00 left to refund', { exact: false }).element();
    expect(about.getClientRects()).toHaveLength(1);
    expect(about.getBoundingClientRect().height).toBeLessThan(22);
  });
});
