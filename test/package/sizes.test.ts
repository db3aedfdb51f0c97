import { describe, expect, it } from 'vitest';
import { footprint } from '../../scripts/package/footprint.ts';
import { SIZES } from '../../scripts/package/sizes.ts';

describe('gzipped size in KB', () => {
  it.each(SIZES)('$name ≤ $budget', async ({ measure, budget }) => {
    expect(await measure()).toBeLessThanOrEqual(budget);
  });
});

it('adds at most 30 packages and 10 MB to a React project', () => {
  const { packages, megabytes } = footprint();
  expect(packages).toContain('node_modules/@radix-ui/react-dialog');
  expect(packages).not.toContain('node_modules/react');
  expect(packages.length).toBeLessThanOrEqual(30);
  expect(megabytes).toBeLessThanOrEqual(10);
});
