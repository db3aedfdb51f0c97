import { expect, waitFor } from 'storybook/test';

/** Waits until something is there and can be seen: what still fades in, or is about to be replaced, does not count. */
export async function shown(find: () => HTMLElement): Promise<HTMLElement> {
  return waitFor(async () => {
    const element = find();
    await expect(element).toBeVisible();
    return element;
  });
}

/** Fails when something sticks out of the kit's place to the side; scrollers hold their own. */
export function holdsItsPlace(): void {
  const place = document.querySelector('[data-slot=root]');
  if (!place) throw new Error('Nothing of the kit is on this stage.');
  const box = place.getBoundingClientRect();
  const out = [...place.querySelectorAll('*')].filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    const hidden = element.closest('[data-hidden], [data-slot=live], [data-slot=table-frame], [popover]');
    return width > 0 && !hidden && (right > box.right + 1 || left < box.left - 1);
  });
  if (out.length > 0) throw new Error(`Sticks out: ${out.map((one) => one.outerHTML.slice(0, 120)).join('\n')}`);
}
