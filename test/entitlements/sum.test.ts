import { describe, expect, it } from 'vitest';
import type { Counted } from '../../server-adapter/entitlements/credits.ts';
import { sumUp } from '../../server-adapter/entitlements/sum.ts';

const grant = (facts: Partial<Counted>): Counted => ({
  id: 'g',
  benefitId: 'b-1',
  memberId: null,
  state: 'granted',
  type: 'feature_flag',
  key: null,
  value: null,
  meterId: null,
  ...facts,
});

describe('what grants come to', () => {
  it('is found by the benefit’s id and by its key', () => {
    const sum = sumUp([grant({ key: 'pro' }), grant({ benefitId: 'b-2', state: 'revoked' })]);
    expect([...sum.keys()]).toEqual(['b-1', 'b-2', 'pro']);
    expect(sum.get('pro')).toEqual({ key: 'pro', state: 'granted', benefits: ['b-1'], type: 'feature_flag' });
    expect(sum.get('b-2')?.state).toBe('revoked');
  });

  it.each<[Counted['state'], Counted['state'], Counted['state']]>([
    ['granted', 'revoked', 'granted'],
    ['revoked', 'granted', 'granted'],
    ['pending', 'revoked', 'pending'],
    ['granted', 'pending', 'granted'],
    ['revoked', 'revoked', 'revoked'],
    ['used_up', 'granted', 'granted'],
    ['used_up', 'pending', 'pending'],
    ['revoked', 'used_up', 'used_up'],
  ])('of two benefits with one key, %s and %s, is %s', (one, two, both) => {
    const sum = sumUp([grant({ key: 'pro', state: one }), grant({ key: 'pro', benefitId: 'b-2', state: two })]);
    expect(sum.get('pro')).toMatchObject({ state: both, benefits: ['b-1', 'b-2'] });
    expect([sum.get('b-1')?.state, sum.get('b-2')?.state]).toEqual([one, two]);
  });

  it('has the value of the grant that counts', () => {
    const sum = sumUp([
      grant({ key: 'plan', state: 'revoked', value: 'small' }),
      grant({ key: 'plan', benefitId: 'b-2', value: 'large' }),
      grant({ key: 'plan', benefitId: 'b-3', value: 'other' }),
    ]);
    expect(sum.get('plan')?.value).toBe('large');
  });

  it('of one member is what that member has, and what is nobody’s own', () => {
    const grants = [
      grant({ benefitId: 'mine', memberId: 'm-1' }),
      grant({ benefitId: 'theirs', memberId: 'm-2' }),
      grant({ benefitId: 'everybodys' }),
    ];
    expect([...sumUp(grants, 'm-1').keys()]).toEqual(['everybodys', 'mine']);
    expect([...sumUp(grants).keys()]).toEqual(['everybodys', 'mine', 'theirs']);
  });

  it('takes names like those of every object for names', () => {
    expect(sumUp([]).get('constructor')).toBeUndefined();
    expect(sumUp([grant({ key: '__proto__' })]).get('__proto__')?.state).toBe('granted');
  });
});
