import { describe, expect, it } from 'vitest';
import { compareAnswers } from './compare/answers.ts';
import { Identities } from './compare/identities.ts';
import type { Answer, Json } from './recording.ts';

const one = '11111111-1111-4111-8111-111111111111';
const two = '22222222-2222-4222-8222-222222222222';
const mine = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
const other = 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb';

const answer = (body: Json, status = 200, type = 'application/json'): Answer => ({
  status,
  headers: { 'content-type': type },
  body,
});

interface Known {
  ids?: Identities;
  sent?: string[];
}

const differences = (expected: Json, got: Json, { ids = new Identities(), sent = [] }: Known = {}) =>
  compareAnswers(answer(expected), answer(got), { ids, sent: new Set(sent) }).map(
    ({ path, reason }) => `${path}: ${reason}`,
  );

describe('where a redirect leads', () => {
  const redirect = (location: string): Answer => ({ status: 302, headers: { location }, body: null });
  const paths = (expected: string, got: string, ids = new Identities()) =>
    compareAnswers(redirect(expected), redirect(got), { ids, sent: new Set() }).map(({ path }) => path);

  it('is compared by place and by each parameter, words aside', () => {
    const place = 'https://kit.example/back?error=denied&error_description=one+reason';
    expect(paths(place, 'https://kit.example/back?error_description=another&error=denied')).toEqual([]);
    expect(paths(place, 'https://kit.example/back?error=other&error_description=x')).toEqual(['location.error']);
    expect(paths(place, 'https://evil.example/back?error=denied&error_description=x')).toEqual(['location.place']);
    expect(paths(place, 'https://kit.example/back?error=denied')).toEqual(['location.error_description']);
  });

  it('teaches ids, and refuses the wrong ones', () => {
    const ids = new Identities();
    expect(paths(`https://kit.example/?id=${one}`, `https://kit.example/?id=${mine}`, ids)).toEqual([]);
    expect(ids.simulated(one)).toBe(mine);
    expect(paths(`https://kit.example/?id=${one}`, `https://kit.example/?id=${other}`, ids)).toEqual(['location.id']);
  });
});

describe('a list the recording cut', () => {
  const cut: Json = { periods: [{ n: 1 }, { n: 2 }], _trimmed_periods: 4 };

  it('is compared by its first entries and its whole length', () => {
    expect(differences(cut, { periods: [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }] })).toEqual([]);
    expect(differences(cut, { periods: [{ n: 1 }, { n: 2 }, { n: 3 }] })).not.toEqual([]);
    expect(differences(cut, { periods: [{ n: 1 }, { n: 9 }, { n: 3 }, { n: 4 }] })).not.toEqual([]);
  });
});

describe('status and content type', () => {
  it('tells another status, and then nothing else', () => {
    expect(
      compareAnswers(answer({ a: 1 }, 200), answer({ a: 2 }, 404), { ids: new Identities(), sent: new Set() }),
    ).toEqual([{ path: 'status', expected: 200, got: 404, reason: 'another status' }]);
  });

  it('tells another content type', () => {
    const found = compareAnswers(answer('x', 200, 'text/plain; charset=utf-8'), answer('x'), {
      ids: new Identities(),
      sent: new Set(),
    });
    expect(found.map(({ path }) => path)).toEqual(['content-type']);
  });
});

describe('keys, types and values', () => {
  it.each<[string, Json, Json, string[]]>([
    ['a missing key', { a: 1, b: 2 }, { a: 1 }, ['body.b: missing key']],
    ['a key Polar does not have', { a: 1 }, { a: 1, b: 2 }, ['body.b: key not in Polar']],
    ['a missing key at depth', { a: { b: { c: 1 } } }, { a: { b: {} } }, ['body.a.b.c: missing key']],
    ['null for a value', { a: 'x' }, { a: null }, ['body.a: string expected, null got']],
    ['a value for null', { a: null }, { a: 'x' }, ['body.a: null expected, string got']],
    ['a number as text', { a: 1 }, { a: '1' }, ['body.a: number expected, string got']],
    ['an object for a list', { a: [] }, { a: {} }, ['body.a: array expected, object got']],
    ['another number', { amount: 266 }, { amount: 267 }, ['body.amount: another value']],
    ['another boolean', { a: true }, { a: false }, ['body.a: another value']],
    ['another enum string', { status: 'active' }, { status: 'past_due' }, ['body.status: another value']],
    ['another error', { error: 'BadRequest' }, { error: 'NotPermitted' }, ['body.error: another value']],
    ['another length', { a: [1, 2] }, { a: [1] }, ['body.a: another length']],
    [
      'another order of plain values',
      { a: [1, 2] },
      { a: [2, 1] },
      ['body.a.0: another value', 'body.a.1: another value'],
    ],
    ['a null body', null, {}, ['body: null expected, object got']],
  ])('tells %s', (_, expected, got, found) => {
    expect(differences(expected, got)).toEqual(found);
  });

  it('takes equal bodies as equal, whatever the order of keys', () => {
    expect(differences({ a: 1, b: [true, null, 'x'] }, { b: [true, null, 'x'], a: 1 })).toEqual([]);
  });
});

describe('validation errors', () => {
  const detail = (type: string, loc: Json[], msg: string): Json => ({
    error: 'RequestValidationError',
    detail: [{ type, loc, msg, input: null }],
  });

  it('compares type and place, and words by presence', () => {
    const expected = detail('missing', ['body', 'name'], 'Field required');
    expect(differences(expected, detail('missing', ['body', 'name'], 'It is required'))).toEqual([]);
    expect(differences(expected, detail('missing', ['body', 'name'], ''))).toEqual(['body.detail.0.msg: no words']);
    expect(differences(expected, detail('extra_forbidden', ['body', 'name'], 'x'))).toEqual([
      'body.detail.0.type: another value',
    ]);
    expect(differences(expected, detail('missing', ['body', 'title'], 'x'))).toEqual([
      'body.detail.0.loc.1: another value',
    ]);
  });

  it('keeps the order of errors', () => {
    const errors = (...types: string[]): Json => ({ detail: types.map((type) => ({ type })) });
    expect(differences(errors('a', 'b'), errors('b', 'a'))).toHaveLength(2);
  });
});

describe('texts', () => {
  it('lets Polar word a sentence in another way', () => {
    expect(differences({ label: 'Pro plan — From Nov 23' }, { label: 'Another sentence' })).toEqual([]);
    expect(differences({ label: 'Pro plan — From Nov 23' }, { label: '' })).toEqual(['body.label: no words']);
  });

  it('wants back what a client sent', () => {
    const sent = ['Ada Lovelace'];
    expect(differences({ name: 'Ada Lovelace' }, { name: 'Bob Jr' }, { sent })).toEqual(['body.name: another value']);
    expect(differences({ name: 'Ada Lovelace' }, { name: 'Ada Lovelace' }, { sent })).toEqual([]);
  });

  it('compares addresses, codes and countries by value', () => {
    expect(differences({ email: 'a@example.com' }, { email: 'b@example.com' })).toEqual(['body.email: another value']);
    expect(differences({ country: 'US' }, { country: 'FR' })).toEqual(['body.country: another value']);
  });
});

describe('ids', () => {
  it('maps them one to one', () => {
    expect(differences({ id: one, parent: one }, { id: mine, parent: mine })).toEqual([]);
    expect(differences({ id: one, parent: one }, { id: mine, parent: other })).toEqual([
      'body.parent: refers to something else',
    ]);
    expect(differences({ id: one, parent: two }, { id: mine, parent: mine })).toEqual([
      'body.parent: refers to something else',
    ]);
  });

  it('remembers what earlier answers taught', () => {
    const ids = new Identities();
    expect(differences({ id: one }, { id: mine }, { ids })).toEqual([]);
    expect(differences({ customer_id: one }, { customer_id: other }, { ids })).toEqual([
      'body.customer_id: refers to something else',
    ]);
  });

  it('learns nothing from an answer of another status', () => {
    const ids = new Identities();
    compareAnswers(answer({ id: one }, 201), answer({ id: mine }, 422), { ids, sent: new Set() });
    expect(ids.simulated(one)).toBeUndefined();
  });

  it('wants an id where Polar has one', () => {
    expect(differences({ id: one }, { id: 'order_1' })).toEqual(['body.id: another shape of text']);
  });

  it('maps ids within other texts', () => {
    const ids = new Identities();
    ids.pair(one, mine);
    const url = (id: string): Json => ({ url: `https://acme.test/ok?checkout_id=${id}` });
    expect(differences(url(one), url(mine), { ids })).toEqual([]);
    expect(differences(url(one), url(other), { ids })).toEqual(['body.url: refers to something else']);
    expect(differences(url(one), { url: `https://evil.test/ok?checkout_id=${mine}` }, { ids })).toEqual([
      'body.url: another shape of text',
    ]);
  });

  it('maps processor ids, license keys, digests and the customer part of an invoice number', () => {
    const expected = {
      payment: 'pi_0123456789abcdef0123',
      key: 'ACME-A1FF6AC7-04E4-48D7-9405-E35A84CAA47E',
      avatar: `https://www.gravatar.com/avatar/${'a1'.repeat(32)}?d=404`,
      invoice_number: 'ACME-XEPBKOHCMJ-0002',
      display_key: '****-CAA47E',
    };
    const got = {
      payment: 'pi_zzz',
      key: 'ACME-00000000-0000-4000-8000-000000000000',
      avatar: `https://www.gravatar.com/avatar/${'b2'.repeat(32)}?d=404`,
      invoice_number: 'ACME-ABCDEFGHIJ-0002',
      display_key: '****-000000',
    };
    expect(differences(expected, got)).toEqual([]);
    expect(differences(expected, { ...got, payment: 'ch_zzz' })).toEqual(['body.payment: another shape of text']);
    expect(differences(expected, { ...got, key: '00000000-0000-4000-8000-000000000000' })).toEqual([
      'body.key: another shape of text',
    ]);
    expect(differences(expected, { ...got, invoice_number: 'ACME-ABCDEFGHIJ-0003' })).toEqual([
      'body.invoice_number: another shape of text',
    ]);
  });

  it('compares masked tokens by prefix', () => {
    const expected = { token: 'polar_mst_x5e2a9741_MASKED_MASKED' };
    expect(differences(expected, { token: 'polar_mst_abcDEF123' })).toEqual([]);
    expect(differences(expected, { token: 'polar_cst_abcDEF123' })).toEqual(['body.token: another shape of text']);
    expect(differences({ secret: 'whsec_Wi1QNs_MASKED' }, { secret: 'whsec_abc' })).toEqual([]);
  });

  it('leaves out where the server stands, not what follows', () => {
    const expected = { url: 'http://127.0.0.1:3000/checkout/polar_c_xa688d38d_MASKED_MASKED' };
    expect(differences(expected, { url: 'https://polar.test/checkout/polar_c_1' })).toEqual([]);
    expect(differences(expected, { url: 'https://polar.test/pay/polar_c_1' })).toEqual([
      'body.url: another shape of text',
    ]);
    expect(differences(expected, { url: 'polar_c_1' })).toEqual(['body.url: no URL']);
  });
});

describe('times', () => {
  const body = (created: string, ended: string | null): Json => ({ created_at: created, ended_at: ended });
  const now = '2026-11-23T06:52:56.135243Z';
  const later = '2026-12-23T06:52:56.135243Z';

  it('compares null', () => {
    expect(differences(body(now, null), body(now, later))).toEqual(['body.ended_at: null expected, string got']);
    expect(differences(body(now, later), body(now, null))).toEqual(['body.ended_at: string expected, null got']);
    expect(differences(body(now, later), body(now, 'soon'))).toEqual(['body.ended_at: no time']);
  });

  it('compares order, not value', () => {
    expect(differences(body(now, later), body('2020-01-01T00:00:00Z', '2020-01-02T00:00:00Z'))).toEqual([]);
    expect(differences(body(now, later), body('2020-01-02T00:00:00Z', '2020-01-01T00:00:00Z'))).toEqual([
      'body.ended_at: another order of times',
    ]);
  });

  it('keeps equal equal, and far apart apart', () => {
    expect(differences(body(now, now), body(now, later))).toEqual(['body.ended_at: another order of times']);
    expect(differences(body(now, later), body(now, now))).toEqual(['body.ended_at: another order of times']);
  });

  it('tells what happened a moment later from what happened at once', () => {
    const soon = '2026-11-23T06:52:56.135244Z';
    expect(differences(body(now, soon), body(now, later))).toEqual([]);
    expect(differences(body(now, soon), body(now, now))).toEqual(['body.ended_at: another order of times']);
    expect(differences(body(now, soon), body(soon, now))).toEqual(['body.ended_at: another order of times']);
  });
});

describe('lists that are no page', () => {
  it('finds the counterpart of an entry wherever it stands', () => {
    const expected = {
      prices: [
        { id: one, amount: 1 },
        { id: two, amount: 2 },
      ],
    };
    expect(
      differences(expected, {
        prices: [
          { id: mine, amount: 2 },
          { id: other, amount: 1 },
        ],
      }),
    ).toEqual([]);
    expect(
      differences(expected, {
        prices: [
          { id: mine, amount: 2 },
          { id: other, amount: 3 },
        ],
      }),
    ).toEqual(['body.prices.0.amount: another value']);
  });
});
