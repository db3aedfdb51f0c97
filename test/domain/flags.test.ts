import { describe, expect, it } from 'vitest';
import { failedFlag, type Held, resolveFlag } from '../../src/domain/flags.ts';

const granted = (value?: Held['value']): Held => ({ state: 'granted', value });
const revoked = (value?: Held['value']): Held => ({ state: 'revoked', value });

describe('a flag', () => {
  it.each<[string, Held | undefined, boolean, string]>([
    ['granted', granted(), true, 'TARGETING_MATCH'],
    ['granted, with a text for a value', granted('wide'), true, 'TARGETING_MATCH'],
    ['granted, with false for a value', granted(false), false, 'TARGETING_MATCH'],
    ['taken back', revoked(true), false, 'TARGETING_MATCH'],
    ['on its way', { state: 'pending' }, false, 'TARGETING_MATCH'],
    ['given by nobody', undefined, false, 'DEFAULT'],
  ])('that is %s is, as a boolean, whatever the default, %#', (_name, held, value, reason) => {
    for (const fallback of [true, false]) {
      expect(resolveFlag('boolean', held, { fallback, isStale: false })).toMatchObject({ value, reason });
    }
  });

  it('has its value while it is granted, and the default while it is not', () => {
    const how = { fallback: 'small', isStale: false };
    expect(resolveFlag('string', granted('large'), how)).toMatchObject({ value: 'large', variant: 'granted' });
    expect(resolveFlag('string', revoked('large'), how)).toMatchObject({ value: 'small', reason: 'DEFAULT' });
    expect(resolveFlag('string', undefined, how)).toMatchObject({ value: 'small', variant: 'none' });
    expect(resolveFlag('number', granted(7), { fallback: 0, isStale: false })).toMatchObject({ value: 7 });
    expect(resolveFlag('number', granted('7'), { fallback: 0, isStale: false })).toMatchObject({
      error: 'TYPE_MISMATCH',
    });
    expect(resolveFlag('string', granted(), how)).toMatchObject({ error: 'TYPE_MISMATCH' });
  });

  it('is an object where its text is one', () => {
    const how = { fallback: {}, isStale: false };
    expect(resolveFlag('object', granted('{"seats":3}'), how)).toMatchObject({ value: { seats: 3 } });
    for (const value of ['{"seats":', '7', 'null', true]) {
      expect(resolveFlag('object', granted(value), how)).toMatchObject({ error: 'PARSE_ERROR' });
    }
  });

  it('says that it is stale', () => {
    expect(resolveFlag('boolean', granted(), { fallback: false, isStale: true })).toMatchObject({ reason: 'STALE' });
  });

  it('that failed is closed, and otherwise what the caller says', () => {
    expect(failedFlag(true, 'GENERAL', 'x')).toEqual({
      ...{ value: false, reason: 'ERROR', errorMessage: 'x', flagMetadata: { errorCode: 'GENERAL' } },
    });
    expect(failedFlag(false, 'GENERAL', 'x')).toMatchObject({ value: false, errorCode: 'GENERAL' });
    expect(failedFlag('small', 'GENERAL', 'x')).toMatchObject({ value: 'small', errorCode: 'GENERAL' });
  });
});
