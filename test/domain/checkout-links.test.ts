import { describe, expect, it } from 'vitest';
import {
  type CheckoutLinkForm,
  checkoutLinkChanges,
  checkoutLinkForm,
  checkoutLinkProblems,
  EMPTY_LINK,
} from '../../src/domain/checkout-link-form.ts';
import { embedSnippet, reactSnippet } from '../../src/domain/checkout-snippets.ts';
import { discountProblem } from '../../src/domain/discount-fit.ts';
import { offerOf } from '../../src/domain/link-offer.ts';
import { ownedPlan } from '../../src/domain/owned-plan.ts';
import { pageAddressProblem } from '../../src/domain/page-address.ts';
import { seatBounds } from '../../src/domain/seat-bounds.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const link = {
  products: [{ id: 'a' }, { id: 'b' }],
  label: 'Spring',
  discount_id: 'd',
  allow_discount_codes: true,
  require_billing_address: false,
  seats: null,
  trial_interval: 'week',
  trial_interval_count: 2,
  success_url: 'https://app.example.com/thanks?id={CHECKOUT_ID}',
  return_url: null,
  metadata: { campaign: 'spring', wave: 2, loud: true },
};
const form = checkoutLinkForm(link);

describe('checkoutLinkChanges', () => {
  const cases: [string, Partial<CheckoutLinkForm>, object][] = [
    ['nothing', {}, {}],
    ['the order of the products', { products: ['b', 'a'] }, { products: ['b', 'a'] }],
    ['a label that is taken away', { label: '  ' }, { label: null }],
    ['a trial that is taken away', { trial_interval_count: '' }, { trial_interval: null, trial_interval_count: null }],
    ['a longer trial', { trial_interval_count: '3' }, { trial_interval_count: 3 }],
    ['no discount', { discount_id: null }, { discount_id: null }],
    ['the order of metadata, which is none', { metadata: [...form.metadata].reverse() }, {}],
    [
      'one entry, the others with their types',
      { metadata: form.metadata.map((one) => (one.key === 'campaign' ? { ...one, value: 'may' } : one)) },
      { metadata: { campaign: 'may', wave: 2, loud: true } },
    ],
    ['a number turned into other text', { metadata: [{ key: 'wave', value: '03' }] }, { metadata: { wave: '03' } }],
  ];
  it.each(cases)('sends %s', (_, edit, changes) => {
    expect(checkoutLinkChanges({ ...form, ...edit }, link)).toEqual(changes);
  });

  it('sends of a new link only what is not as Polar has it anyway', () => {
    expect(checkoutLinkChanges({ ...EMPTY_LINK, products: ['a'], seats: ' 5 ' })).toEqual({
      products: ['a'],
      seats: 5,
    });
  });
});

describe('checkoutLinkProblems', () => {
  const cases: [string, Partial<CheckoutLinkForm>, object][] = [
    ['nothing', {}, {}],
    ['no product', { products: [] }, { products: 'needs_one' }],
    ['a long label', { label: 'x'.repeat(201) }, { label: 'too_long' }],
    ['half a seat', { seats: '1.5' }, { seats: 'not_a_number' }],
    ['fewer seats than all sell', { seats: '1' }, { seats: 'too_small' }],
    ['more seats than all sell', { seats: '11' }, { seats: 'too_large' }],
    ['no trial of nought', { trial_interval_count: '0' }, { trial_interval_count: 'too_small' }],
    [
      'an encoded placeholder',
      { success_url: 'https://a.example/%7BCHECKOUT_ID%7D' },
      { success_url: 'bad_placeholder' },
    ],
    [
      'a placeholder on the way back',
      { return_url: 'https://a.example/{CHECKOUT_ID}' },
      { return_url: 'bad_placeholder' },
    ],
    ['nothing wrong in an entry that was not begun', { metadata: [{ key: '', value: '' }] }, {}],
    ['an empty key', { metadata: [{ key: ' ', value: 'x' }] }, { metadata: 'key_missing' }],
    ['an empty value', { metadata: [{ key: 'a', value: '' }] }, { metadata: 'value_missing' }],
    ['a key of 41', { metadata: [{ key: 'k'.repeat(41), value: 'x' }] }, { metadata: 'too_long' }],
    ['a value of 501', { metadata: [{ key: 'a', value: 'v'.repeat(501) }] }, { metadata: 'too_long' }],
    [
      'a key twice',
      {
        metadata: [
          { key: 'a', value: '1' },
          { key: 'a ', value: '2' },
        ],
      },
      { metadata: 'key_twice' },
    ],
    [
      '51 entries',
      { metadata: Array.from({ length: 51 }, (_, at) => ({ key: `k${at}`, value: 'x' })) },
      { metadata: 'too_many' },
    ],
  ];
  it.each(cases)('finds %s', (_, edit, problems) => {
    expect(checkoutLinkProblems({ ...form, ...edit }, { least: 2, most: 10 })).toEqual(problems);
  });

  it('finds a number of seats that no two products share', () => {
    expect(checkoutLinkProblems({ ...form, seats: '3' }, 'none')).toEqual({ seats: 'no_overlap' });
    expect(checkoutLinkProblems(form, 'none')).toEqual({});
  });
});

describe('pageAddressProblem', () => {
  it.each([
    ['https://app.example.com/thanks?id={CHECKOUT_ID}', null],
    ['http://localhost:5173/thanks', null],
    ['http://app.example.com/', 'not_https'],
    ['javascript:alert(1)', 'not_https'],
    ['https://a@app.example.com/', 'user_info'],
    ['https://app.example.com/ thanks', 'bad_format'],
    ['https://evil.example\\@app.example.com/', 'bad_format'],
    ['/thanks', 'bad_format'],
    ['https://app.example.com/{ORDER_ID}', 'bad_placeholder'],
    [`https://app.example.com/${'x'.repeat(2083)}`, 'too_long'],
  ])('%s: %s', (address, problem) => {
    expect(pageAddressProblem(address, { placeholder: true })).toBe(problem);
  });
});

describe('seatBounds', () => {
  const seats = (least: number, most: number | null, extra: object = {}) => ({
    prices: [{ amount_type: 'seat_based', seat_tiers: { tiers: [{ min_seats: least, max_seats: most }] }, ...extra }],
  });
  it('is where all ranges overlap', () => {
    expect(seatBounds([seats(1, 20), seats(5, null)])).toEqual({ least: 5, most: 20 });
    expect(seatBounds([seats(5, null)])).toEqual({ least: 5, most: null });
    expect(seatBounds([seats(1, 4), seats(5, null)])).toBe('none');
  });
  it('is nothing where one product is not sold by seats', () => {
    expect(seatBounds([seats(1, 4), { prices: [{ amount_type: 'fixed' }] }])).toBeNull();
    expect(seatBounds([seats(1, 4, { is_archived: true })])).toBeNull();
    expect(seatBounds([])).toBeNull();
  });
});

describe('discountProblem', () => {
  const percent = { type: 'percentage' };
  it.each([
    [percent, null],
    [{ ...percent, max_redemptions: 5, redemptions_count: 4 }, null],
    [{ ...percent, max_redemptions: 5, redemptions_count: 5 }, 'exhausted'],
    [{ ...percent, ends_at: '2026-11-23T12:00:00Z' }, 'expired'],
    [{ ...percent, starts_at: '2026-11-24T00:00:00Z' }, 'not_started'],
    [{ ...percent, products: [{ id: 'b' }] }, null],
    [{ ...percent, products: [{ id: 'z' }] }, 'other_products'],
    [{ type: 'fixed', currency: 'eur' }, 'other_currency'],
    [{ type: 'fixed', currency: 'eur', amounts: { eur: 1, usd: 1 } }, null],
  ])('%o: %s', (discount, problem) => {
    expect(discountProblem(discount, { products: ['a', 'b'], currency: 'usd', now: NOW })).toBe(problem);
  });
});

describe('offerOf', () => {
  it.each([
    [
      { type: 'percentage', basis_points: 2000, duration: 'repeating', duration_in_months: 3 },
      { off: 580, now: 2320, lasts: 3 },
    ],
    [
      { type: 'percentage', basis_points: 1250, duration: 'once' },
      { off: 363, now: 2537, lasts: 'once' },
    ],
    [
      { type: 'fixed', amount: 9900, currency: 'usd', duration: 'forever' },
      { off: 2900, now: 0, lasts: null },
    ],
    [
      { type: 'fixed', amount: 100, currency: 'eur', duration: 'forever' },
      { off: 0, now: 2900, lasts: null },
    ],
    [null, { off: 0, now: 2900, lasts: null }],
  ])('%o', (discount, offer) => {
    expect(offerOf(2900, 'usd', discount)).toEqual(offer);
  });
});

describe('ownedPlan', () => {
  const plan = (product_id: string, status = 'active') => ({ id: `s-${product_id}`, product_id, amount: 900, status });
  const pro = { id: 'pro', is_recurring: true };
  it('is the plan that runs, the same product first', () => {
    expect(ownedPlan([plan('basic'), plan('pro')], [pro])?.product_id).toBe('pro');
    expect(ownedPlan([plan('basic')], [pro])?.product_id).toBe('basic');
    expect(ownedPlan([plan('pro', 'past_due')], [pro])?.product_id).toBe('pro');
  });
  it('is nothing where the plan is over or none is for sale', () => {
    expect(ownedPlan([plan('pro', 'canceled')], [pro])).toBeNull();
    expect(ownedPlan([plan('pro')], [{ id: 'studio', is_recurring: false }])).toBeNull();
  });
});

describe('snippets', () => {
  const url = 'https://buy.polar.sh/polar_cl_x?a=1&b=%22';
  it('carry an address and words whole, and nothing that breaks out', () => {
    const html = embedSnippet(`${url}"><script>`, { label: 'Buy <now> & "go"', theme: 'dark' });
    const page = linkIn(html);
    expect(page.href).toBe(`${url}"><script>`);
    expect(page.label).toBe('Buy <now> & "go"');
    expect(html).toContain('data-polar-checkout-theme="dark"');
    const jsx = reactSnippet(`${url}"}`, { label: `It's {here}` });
    expect(jsx).toContain(`href={${JSON.stringify(`${url}"}`)}}`);
    expect(jsx).toContain(`{${JSON.stringify(`It's {here}`)}}`);
  });
});

/** Reads the first link back the way HTML does, as far as quoting goes. */
function linkIn(html: string): { href: string; label: string } {
  const [, href = '', label = ''] = /^<a href="([^"]*)"[^>]*>([^<]*)<\/a>/.exec(html) ?? [];
  const plain = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return { href: plain(href), label: plain(label) };
}
