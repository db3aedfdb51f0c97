import { describe, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { CustomerPanel, KitRoot } from '../../src/components/index.ts';
import { stage } from './stage.tsx';

const token = (name: string) =>
  getComputedStyle(document.querySelector('[data-slot=root]') ?? document.body).getPropertyValue(`--floe-${name}`);

describe('more contrast', () => {
  it.each(['light', 'dark'] as const)('drops the tints and draws lines in ink, in %s', async (theme) => {
    const plain = await stage(<KitRoot>x</KitRoot>, { appearance: { theme } });
    const [ink, mute, ground] = [token('ink'), token('mute'), token('bg')];
    expect(mute).not.toBe(ink);
    await plain.screen.unmount();
    await stage(<KitRoot>x</KitRoot>, { appearance: { theme, contrast: 'more' } });
    expect([token('ink'), token('bg')]).toEqual([ink, ground]);
    for (const name of ['mute', 'faint', 'line', 'control-line']) expect(token(name)).toBe(ink);
    for (const name of ['sub', 'warn-soft', 'bad-soft', 'ok-soft']) expect(token(name)).toBe(ground);
  });

  it.each(['light', 'dark'] as const)('comes by itself where the system asks for it, in %s', async (theme) => {
    const features = [{ name: 'prefers-contrast', value: 'more' }];
    await cdp().send('Emulation.setEmulatedMedia', { features });
    try {
      await stage(<KitRoot>x</KitRoot>, { appearance: { theme } });
      expect(token('mute')).toBe(token('ink'));
    } finally {
      await cdp().send('Emulation.setEmulatedMedia', { features: [] });
    }
  });
});

describe('a row of orders', () => {
  it('keeps the focus ring of Refund off the amount above it', async () => {
    const { screen } = await stage(<CustomerPanel />, { about: 'elena' });
    const refund = screen.getByRole('button', { name: /^Refund Studio/ });
    await expect.element(refund).toBeVisible();
    const row = refund.element().closest('[data-slot=row]');
    const words = document.createRange();
    words.selectNodeContents(row?.querySelector('[data-slot=row-amount]') ?? document.body);
    (refund.element() as HTMLElement).focus({ focusVisible: true } as FocusOptions);
    const { outlineOffset, outlineWidth, outlineStyle, fontSize } = getComputedStyle(refund.element());
    expect(outlineStyle).toBe('solid');
    const ring = refund.element().getBoundingClientRect().top - parseFloat(outlineOffset) - parseFloat(outlineWidth);
    // Below the letters of a line stands its leading, which a ring may use.
    const leading = (words.getBoundingClientRect().height - parseFloat(fontSize)) / 2;
    expect(ring).toBeGreaterThanOrEqual(words.getBoundingClientRect().bottom - leading);
  });
});
