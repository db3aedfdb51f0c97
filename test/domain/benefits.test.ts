import { describe, expect, it } from 'vitest';
import type { BenefitGrant } from '../../src/contract/operations.gen.ts';
import { type BenefitStanding, benefitStanding, eachBenefitOnce } from '../../src/domain/benefit-standing.ts';
import { type NotePart, noteParts } from '../../src/domain/note-parts.ts';

const grant = (type: string, facts: Partial<BenefitGrant> = {}): BenefitGrant => ({
  id: 'g-1',
  created_at: '2026-09-01T08:00:00Z',
  is_granted: true,
  is_revoked: false,
  customer_id: 'c-1',
  benefit_id: 'b-1',
  benefit: { id: 'b-1', type, description: type },
  ...facts,
});
const error = { message: 'no', type: 'error' };
const coming = { is_granted: false };

describe('a benefit', () => {
  it.each<[string, BenefitGrant, BenefitStanding]>([
    ['a flag', grant('feature_flag'), 'granted'],
    ['a flag on its way', grant('feature_flag', coming), 'coming'],
    ['a flag taken back, whatever else it says', grant('feature_flag', { is_revoked: true, error }), 'revoked'],
    ['a key that went wrong', grant('license_keys', { ...coming, error }), 'stuck'],
    ['Discord without an account', grant('discord', coming), 'connect'],
    ['Discord without an account, and an error about it', grant('discord', { ...coming, error }), 'connect'],
    ['Discord with an account', grant('discord', { properties: { account_id: '1' } }), 'granted'],
    ['GitHub that failed', grant('github_repository', { ...coming, error, properties: { account_id: '1' } }), 'stuck'],
    ['Slack without an address', grant('slack_shared_channel', coming), 'connect'],
    ['Slack, invited', grant('slack_shared_channel', { properties: { invited_email: 'a@b.c' } }), 'invited'],
    [
      'Slack, joined',
      grant('slack_shared_channel', { properties: { invited_email: 'a@b.c', connected_team_id: 'T' } }),
      'granted',
    ],
    ['a type nobody knows', grant('hologram'), 'granted'],
  ])('%s', (_name, one, standing) => {
    expect(benefitStanding(one)).toBe(standing);
  });

  it('is there once, as the best of its grants, and once for each person', () => {
    const [off, on] = [
      grant('custom', { id: 'g-1', is_granted: false, is_revoked: true }),
      grant('custom', { id: 'g-2' }),
    ];
    expect(eachBenefitOnce([off, on]).map(({ id }) => id)).toEqual(['g-2']);
    expect(eachBenefitOnce([on, off]).map(({ id }) => id)).toEqual(['g-2']);
    const theirs = grant('custom', { id: 'g-3', member_id: 'm-2' });
    expect(eachBenefitOnce([on, theirs]).map(({ id }) => id)).toEqual(['g-2', 'g-3']);
    expect(eachBenefitOnce([{ ...on, benefit: undefined } as never])).toEqual([]);
  });
});

describe('a note', () => {
  const text = (words: string): NotePart => ({ kind: 'text', text: words });
  const link = (words: string, href: string): NotePart => ({ kind: 'link', text: words, href });

  it.each<[string, NotePart[]]>([
    ['', []],
    ['plain', [text('plain')]],
    ['a **bold** word', [text('a '), { kind: 'bold', text: 'bold' }, text(' word')]],
    ['[guide](https://a.example/g?x=1)', [link('guide', 'https://a.example/g?x=1')]],
    ['[us](mailto:help@a.example)', [link('us', 'mailto:help@a.example')]],
    ['see https://a.example/b.', [text('see '), link('https://a.example/b', 'https://a.example/b'), text('.')]],
    ['[x](javascript:alert(1))', [text('[x](javascript:alert(1))')]],
    ['[x](JAVASCRIPT:alert)', [text('[x](JAVASCRIPT:alert)')]],
    ['[x](data:text/html,hi)', [text('[x](data:text/html,hi)')]],
    ['[x](/relative)', [text('[x](/relative)')]],
    ['<img src=x onerror=alert(1)>', [text('<img src=x onerror=alert(1)>')]],
    ['**open', [text('**open')]],
  ])('%s', (note, parts) => {
    expect(noteParts(note)).toEqual(parts);
  });
});
