import { describe, expect, it } from 'vitest';
import { benefitChange } from '../../src/domain/benefit-change.ts';

const support = { id: 'support', description: 'Priority support' };
const channel = { id: 'channel', description: 'A channel of your own' };
const credits = { id: 'credits', description: '1,000 credits' };

describe('benefitChange', () => {
  it('tells what comes and what goes, and nothing of what stays', () => {
    expect(benefitChange({ benefits: [support, credits] }, { benefits: [credits, channel] })).toEqual({
      gained: [channel],
      lost: [support],
    });
  });

  it('compares by what they are, not by what they are called', () => {
    const renamed = { id: 'support-2', description: support.description };
    expect(benefitChange({ benefits: [support] }, { benefits: [renamed] })).toEqual({
      gained: [renamed],
      lost: [support],
    });
  });

  it('claims no gain and no loss where one of the two does not say what it grants', () => {
    expect(benefitChange({}, { benefits: [support] })).toEqual({ gained: [], lost: [] });
    expect(benefitChange(null, { benefits: [support] })).toEqual({ gained: [], lost: [] });
    expect(benefitChange({ benefits: [support] }, {})).toEqual({ gained: [], lost: [] });
  });
});
