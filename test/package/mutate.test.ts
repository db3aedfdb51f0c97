import { describe, expect, it } from 'vitest';
import type { Alike } from '../../scripts/mutate/alike.ts';
import { alike } from '../../scripts/mutate/alike.ts';
import { whyPassedOver } from '../../scripts/mutate/passed-over.ts';
import { judged, scoreOf } from '../../scripts/mutate/score.ts';
import type { Mutant } from '../../scripts/mutate/stryker.ts';

/** The first line of this file, changed. */
const mutant = (status: Mutant['status'], facts: Partial<Mutant> = {}): Mutant => ({
  id: '1',
  fileName: import.meta.filename,
  location: { start: { line: 1, column: 0 }, end: { line: 1, column: 6 } },
  mutatorName: 'StringLiteral',
  replacement: '""',
  status,
  ...facts,
});

const LINE = "import { describe, expect, it } from 'vitest';";
const excuse: Alike = { file: 'test/package/mutate.test.ts', line: LINE, becomes: '""', why: 'a test' };

describe('a score', () => {
  it('is the share of killed among those that a test could have killed', () => {
    const statuses = [
      'Killed',
      'Timeout',
      'Survived',
      'NoCoverage',
      'Ignored',
      'CompileError',
      'RuntimeError',
    ] as const;
    const score = scoreOf(
      statuses.map((status) => mutant(status)),
      [],
    );
    expect(score).toMatchObject({ killed: 2, total: 4, idle: [] });
    expect(score.survivors).toEqual(Array(2).fill(`test/package/mutate.test.ts:1 ${LINE} ⇒ ""`));
    expect([...score.left.values()]).toEqual([1, 1, 1]);
    expect(judged(score, { goal: 50 })).toMatchObject({ share: 50, holds: true });
    expect(judged(score, { goal: 50.1 }).holds).toBe(false);
    expect(judged(scoreOf([], []), { goal: 1 }).holds).toBe(false);
  });

  it('leaves out who behaves alike, and no other', () => {
    const others = [mutant('Survived', { replacement: '"x"' }), mutant('Killed')];
    const score = scoreOf([mutant('Survived'), ...others], [excuse]);
    expect(score).toMatchObject({ killed: 1, total: 2, idle: [] });
    expect(score.survivors).toHaveLength(1);
  });

  it('does not hold with an excuse that excuses nobody', () => {
    const score = scoreOf([mutant('Killed')], [excuse, { ...excuse, file: 'test/package/other.ts' }]);
    expect(score.idle).toEqual([excuse]);
    expect(judged(score, { goal: 90 }).holds).toBe(false);
  });

  it('has a reason with every excuse', () => {
    for (const { why } of alike) expect(why).toMatch(/\w+ \w+/);
  });
});

describe('what is passed over', () => {
  const text = (value: string) => ({ type: 'StringLiteral', value });
  const inContract = { file: { opts: { filename: '/floe/src/contract/operations/orders.ts' } } };

  it.each(['A ticket is this.', 'Floe: it is written so. ', 'Is it so?', 'Of two kinds:\n'])(
    'is a sentence: %j',
    (value) => {
      expect(whyPassedOver({ node: text(value) })).toContain('sentence');
      const quasis = [{ value: { raw: value } }];
      expect(whyPassedOver({ node: { type: 'TemplateLiteral', quasis } })).toContain('sentence');
      const detail = { type: 'ObjectProperty', key: { name: 'detail' }, value: text(value) };
      expect(whyPassedOver({ node: { type: 'ObjectExpression', properties: [detail] } })).toContain('sentence');
      const state = { type: 'ObjectProperty', key: { name: 'state' }, value: text('sent') };
      expect(whyPassedOver({ node: { type: 'ObjectExpression', properties: [detail, state] } })).toBeUndefined();
    },
  );

  it.each(['sent', 'Idempotency-Key', '', 'GET', '/v1/refunds/', 'a sentence without a capital.', 'Sentence.'])(
    'is not a word that means something: %j',
    (value) => {
      expect(whyPassedOver({ node: text(value) })).toBeUndefined();
    },
  );

  it('is what says nothing of rights, in the contract alone', () => {
    const field = (name: string) => ({ type: 'ObjectProperty', key: { name } });
    for (const name of ['input', 'summary', 'stales', 'kind']) {
      expect(whyPassedOver({ node: field(name), hub: inContract })).toBe('not about rights');
      expect(whyPassedOver({ node: field(name) })).toBeUndefined();
    }
    for (const name of ['allow', 'risk', 'across', 'subject', 'key', 'customerMay']) {
      expect(whyPassedOver({ node: field(name), hub: inContract })).toBeUndefined();
    }
    const defined = (name: string) => ({ node: { type: 'VariableDeclarator', id: { name } }, hub: inContract });
    expect(whyPassedOver(defined('orderOperations'))).toBeUndefined();
    expect(whyPassedOver(defined('orderInput'))).toBe('not about rights');
    expect(whyPassedOver({ node: { type: 'ObjectExpression', properties: [] } })).toBeUndefined();
  });
});
