import { describe, expect, it } from 'vitest';
import { tellAll } from './tell-all.ts';

describe('every operation of Polar', () => {
  const telling = tellAll();

  it('is answered, refused by rule, or not in the simulator; `node scripts/polar-answers.ts` prints which', async () => {
    const told = await telling;
    const isKnown = (outcome: string) => /^(2xx|refused by rule|501)$/.test(outcome);
    expect(told.filter(({ envelope, raw }) => !isKnown(envelope) || !isKnown(raw))).toEqual([]);
    const callable = told.filter(({ envelope }) => envelope !== 'refused by rule');
    expect(callable.length).toBeGreaterThan(170);
    const missing = callable.filter(({ envelope }) => envelope === '501');
    expect(missing.length / callable.length).toBeLessThanOrEqual(0.15);
    const onlyWithin = callable.filter(({ raw }) => raw === 'refused by rule');
    expect(onlyWithin.map(({ name }) => name)).toEqual(['refunds:create']);
  });

  it('shows something wherever there is something', async () => {
    // No file there was uploaded whole, and nobody claimed a seat of another's plan.
    expect((await telling).filter(({ isEmpty }) => isEmpty).map(({ name }) => name)).toEqual([
      'benefits:files',
      'customer_portal:downloadables:list',
      'customer_portal:seats:list_claimed_subscriptions',
      'files:list',
    ]);
  });

  it('answers what Polar’s SDK says it answers', async () => {
    expect((await telling).filter(({ misfits }) => misfits.length > 0)).toEqual([]);
  });
});
