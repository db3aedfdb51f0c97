import { describe, expect, it } from 'vitest';
import type { Alike } from '../../scripts/mutate/alike.ts';
import { alike } from '../../scripts/mutate/alike.ts';
import { whyPassedOver } from '../../scripts/mutate/passed-over.ts';
import { judged, scoreOf } from '../../scripts/mutate/score.ts';
import type { Mutant, MutatedFile } from '../../scripts/mutate/stryker.ts';

const LINE = "  return wanted === 'sent';";

/** A file of one line, changed in these ways. */
const file = (...mutants: readonly Mutant[]): MutatedFile[] => [{ path: 'src/one.ts', source: `\n${LINE}\n`, mutants }];
const mutant = (status: Mutant['status'], replacement = '""'): Mutant => ({
  status,
  replacement,
  location: { start: { line: 2 } },
});
const excuse: Alike = { file: 'src/one.ts', line: LINE.trim(), becomes: '""', why: 'a test' };

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
    const score = scoreOf(file(...statuses.map((status) => mutant(status))), []);
    expect(score).toMatchObject({ killed: 2, total: 4, idle: [] });
    expect(score.survivors).toEqual(Array(2).fill(`src/one.ts:2 ${LINE.trim()} ⇒ ""`));
    expect([...score.left.values()]).toEqual([1, 1, 1]);
    expect(judged(score, { goal: 50 })).toMatchObject({ share: 50, holds: true });
    expect(judged(score, { goal: 50.1 }).holds).toBe(false);
    expect(judged(scoreOf([], []), { goal: 1 }).holds).toBe(false);
  });

  it('leaves out who behaves alike, and no other', () => {
    const score = scoreOf(file(mutant('Survived'), mutant('Survived', '"x"'), mutant('Killed')), [excuse]);
    expect(score).toMatchObject({ killed: 1, total: 2, idle: [] });
    expect(score.survivors).toHaveLength(1);
  });

  it('does not hold with an excuse that excuses nobody', () => {
    const score = scoreOf(file(mutant('Killed')), [excuse, { ...excuse, file: 'src/other.ts' }]);
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
