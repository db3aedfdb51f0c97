import { expect, it } from 'vitest';
import { personalDataIn, prefilledUrl } from '../../src/domain/prefill.ts';

const link = 'https://buy.polar.sh/polar_cl_x';

it('adds nothing for nothing', () => {
  expect(prefilledUrl(link, {})).toBe(link);
  expect(prefilledUrl(link, { customer_email: '', reference_id: undefined, custom_field_data: {} })).toBe(link);
});

it('keeps every sign through a round trip', () => {
  const prefill = {
    customer_email: 'a+b@exämple.com',
    customer_name: 'Zoë & Søn = 100% #1? {x}\u2028 \ud800',
    discount_code: 'SALE 20',
    amount: 0,
    custom_field_data: { 'team-size': 12, newsletter: false, company: 'Größe/Ü' },
  };
  const url = prefilledUrl(link, prefill);
  expect(url).toMatch(/^[\x21-\x7e]+$/);
  expect(url).not.toContain('+');
  const read = new URL(url).searchParams;
  expect(Object.fromEntries(read)).toEqual({
    customer_email: 'a+b@exämple.com',
    customer_name: 'Zoë & Søn = 100% #1? {x}\u2028 \ufffd',
    discount_code: 'SALE 20',
    amount: '0',
    'custom_field_data.team-size': '12',
    'custom_field_data.newsletter': 'false',
    'custom_field_data.company': 'Größe/Ü',
  });
});

it('keeps what the address says, and says anew what is given', () => {
  const url = prefilledUrl(`${link}?utm_source=mail&theme=dark&x=%7BID%7D#top`, { theme: 'light', utm_term: 'a b' });
  expect(url).toBe(`${link}?utm_source=mail&x=%7BID%7D&theme=light&utm_term=a%20b#top`);
  expect(prefilledUrl(`${link}?%E0=1&utm_source=a`, { utm_source: 'b' })).toBe(`${link}?%E0=1&utm_source=b`);
});

it('tells what is personal', () => {
  expect(personalDataIn({ discount_code: 'X', customer_email: '' })).toEqual([]);
  expect(personalDataIn({ customer_name: 'Ann', customer_email: 'a@b.c' })).toEqual([
    'customer_email',
    'customer_name',
  ]);
});
