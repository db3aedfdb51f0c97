import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { CustomerPanel } from '../../src/components/index.ts';
import { customerCaller, stage } from './stage.tsx';

async function violations() {
  const { violations: found } = await axe.run(document.body, {
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

/** Elements that stick out of their place to the side; scrollers hold their own. */
function sticksOut(place: Element): string[] {
  const box = place.getBoundingClientRect();
  return [...place.querySelectorAll('*')]
    .filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      const hidden = element.closest('[data-hidden], [data-slot=live], [data-slot=table-frame], [popover]');
      return width > 0 && !hidden && (right > box.right + 1 || left < box.left - 1);
    })
    .map((element) => element.outerHTML.slice(0, 100));
}

const handles = ['maya', 'elena', 'priya', 'amara', 'lucas', 'sofia', 'hiro', 'jonas', 'claire'];

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  it('the agent panel has nothing that axe finds wrong', async () => {
    const { screen } = await stage(<CustomerPanel />, { appearance: { theme } });
    if (theme === 'dark') document.body.style.background = '#000';
    await expect.element(screen.getByRole('heading', { name: 'Maya Kobayashi' })).toBeVisible();
    await expect.element(screen.getByText('Nothing was done for this ticket yet.')).toBeVisible();
    expect(await violations()).toEqual([]);
    document.body.style.background = '';
  });

  it('the refund dialog has nothing that axe finds wrong', async () => {
    const { screen } = await stage(<CustomerPanel />, { about: 'elena', appearance: { theme } });
    await screen.getByRole('button', { name: /^Refund Studio license/ }).click();
    const dialog = screen.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Part' }).click();
    await dialog.getByRole('textbox', { name: 'Amount' }).fill('x');
    await Promise.all(document.getAnimations().map((animation) => animation.finished));
    expect(await violations()).toEqual([]);
  });

  it('the billing page has nothing that axe finds wrong', async () => {
    const { screen } = await stage(<CustomerPanel />, {
      as: customerCaller('elena'),
      width: 760,
      appearance: { theme },
    });
    if (theme === 'dark') document.body.style.background = '#000';
    await expect.element(screen.getByRole('table')).toBeVisible();
    await expect.element(screen.getByText('Tax')).toBeVisible();
    expect(await violations()).toEqual([]);
    document.body.style.background = '';
  });
});

describe('the place it is given', () => {
  it.each(handles)('holds the panel of %s at 320 and at 280 px, in both directions', async (about) => {
    for (const [width, dir] of [
      [320, 'ltr'],
      [280, 'ltr'],
      [320, 'rtl'],
    ] as const) {
      const { screen } = await stage(<CustomerPanel />, { about, width, dir, locale: dir === 'rtl' ? 'ar' : 'en' });
      await expect.element(screen.getByRole('heading', { level: 2 }).first()).toBeVisible();
      expect(sticksOut(document.querySelector('[data-slot=root]') ?? document.body)).toEqual([]);
      await screen.unmount();
    }
  });

  it('holds the billing page at 320 px', async () => {
    const { screen } = await stage(<CustomerPanel />, { as: customerCaller('elena'), width: 320 });
    await expect.element(screen.getByText('Next charge', { exact: false })).toBeVisible();
    expect(sticksOut(document.querySelector('[data-slot=root]') ?? document.body)).toEqual([]);
  });

  it('lays out from the other side in right-to-left', async () => {
    const { screen } = await stage(<CustomerPanel />, { dir: 'rtl' });
    const name = screen.getByRole('heading', { name: 'Maya Kobayashi' });
    await expect.element(name).toBeVisible();
    const avatar = document.querySelector('[data-slot=avatar]')?.getBoundingClientRect();
    expect(avatar?.left).toBeGreaterThan(name.element().getBoundingClientRect().left);
  });

  it('leaves the host’s own elements alone', async () => {
    const { screen } = await stage(
      <>
        <h2 data-testid="host">Host</h2>
        <CustomerPanel />
      </>,
    );
    await expect.element(screen.getByRole('heading', { name: 'Maya Kobayashi' })).toBeVisible();
    const host = screen.getByTestId('host').element();
    expect(getComputedStyle(host).marginTop).not.toBe('0px');
    expect(getComputedStyle(host).fontSize).toBe('24px');
  });
});
