import { existsSync } from 'node:fs';
import { join } from 'node:path';
import postcss from 'postcss';
import { describe, expect, it } from 'vitest';
import { compileStyles, STYLES_ENTRY } from '../../scripts/styles/compile.ts';
import { scopeSelector, scopeStyles } from '../../scripts/styles/scope.ts';

const sample = join(import.meta.dirname, 'styles/styles.css');
const kit = existsSync(STYLES_ENTRY) ? [STYLES_ENTRY] : [];

/** Selectors that could match something outside the kit root. Written apart from the compiler, on its printed output. */
function strays(css: string): string[] {
  const found: string[] = [];
  postcss.parse(css).walkRules((rule) => {
    if (rule.parent?.type === 'atrule' && 'name' in rule.parent && rule.parent.name === 'keyframes') return;
    for (const selector of rule.selectors) {
      const inside = /^(\.floe-root(?![\w-])|:(is|where)\(\.floe-root,\s*\.floe-root \*\))/.test(selector);
      const besides = /^\.floe-root[^\s>]*\s*[+~]/.test(selector);
      if (!inside || besides) found.push(selector);
    }
  });
  return found;
}

describe.each([sample, ...kit])('%s', (entry) => {
  it.each(['layered', 'unlayered'] as const)('has no selector outside the kit root (%s)', async (build) => {
    const css = (await compileStyles({ entry }))[build];
    expect(css).toContain('.floe-root');
    expect(strays(css)).toEqual([]);
  });

  it('keeps nothing of Tailwind that a host could meet: properties, variables, keyframes, layers', async () => {
    const { layered, unlayered } = await compileStyles({ entry });
    for (const css of [layered, unlayered]) {
      expect(css).not.toContain('@property');
      expect(css).not.toContain('--tw-');
      expect([...css.matchAll(/@keyframes ([\w-]+)/g)].filter(([, name]) => !name?.startsWith('fl-'))).toEqual([]);
    }
    expect([...layered.matchAll(/@layer ([\w.]+)/g)].filter(([, name]) => !name?.startsWith('floe.'))).toEqual([]);
    expect(unlayered).not.toContain('@layer');
  });
});

it('restates the initial values that @property gave', async () => {
  const { layered } = await compileStyles({ entry: sample });
  expect(layered).toMatch(/:where\(\.floe-root,\s*\.floe-root \*\)[^{]*\{[^}]*--fl_border-style:solid/);
});

it('refuses a selector that would style the host page', () => {
  expect(() => scopeSelector('button')).toThrow('would style the host page');
  expect(() => scopeStyles('@layer base { * { margin: 0 } }')).toThrow('would style the host page');
  expect(scopeSelector('.floe-root + .x')).not.toBe('.floe-root + .x');
  expect(scopeSelector('.floe-rooted')).toBe(':is(.floe-root,.floe-root *).floe-rooted');
});
