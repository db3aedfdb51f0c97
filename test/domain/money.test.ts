import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fractionDigits, minorFactor } from '../../src/domain/currency.ts';
import { currencySymbol, decimalOf, editableAmount, formatMoney } from '../../src/domain/money.ts';
import { parseMoney } from '../../src/domain/parse-money.ts';

const LOCALES = ['en', 'de', 'fr', 'sv', 'de-CH', 'en-IN', 'ja', 'ar-EG', 'fa', 'he', 'pl', 'pt'];
const CURRENCIES = ['usd', 'eur', 'jpy', 'krw', 'huf', 'isk', 'idr', 'inr', 'chf', 'pln'];

describe('minorFactor', () => {
  it('is 1 for exactly the fifteen codes Polar counts whole', () => {
    const whole = 'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' ');
    expect(whole.map(minorFactor)).toEqual(whole.map(() => 1));
    expect(minorFactor('JPY')).toBe(1);
  });

  it.each(['huf', 'isk', 'idr', 'ugx', 'cop', 'pkr', 'kwd'])('is 100 for %s, whatever Intl says', (currency) => {
    expect(minorFactor(currency)).toBe(100);
    expect(fractionDigits(currency)).toBe(2);
  });
});

describe('formatMoney', () => {
  it.each([
    [1190, 'usd', 'en', '$11.90'],
    [1190, 'jpy', 'en', '¥1,190'],
    [119000, 'huf', 'en', 'HUF 1,190.00'],
    [-1000, 'usd', 'en', '-$10.00'],
    [5, 'usd', 'en', '$0.05'],
    [0, 'eur', 'de', '0,00 €'],
    [1000, 'cad', 'en', 'CA$10.00'],
  ])('writes %i %s in %s as %s', (amount, currency, locale, text) => {
    expect(formatMoney({ amount, currency }, { locale }).replace(/\u00a0/g, ' ')).toBe(text);
  });

  it('keeps every digit of a large amount', () => {
    expect(decimalOf({ amount: 9007199254740991, currency: 'usd' })).toBe('90071992547409.91');
    expect(formatMoney({ amount: 9007199254740991, currency: 'usd' })).toBe('$90,071,992,547,409.91');
  });

  it('writes a code that Intl refuses as number and code', () => {
    expect(formatMoney({ amount: 1000, currency: 'points' })).toBe('10.00 POINTS');
  });

  it('says on which side the sign stands', () => {
    expect(currencySymbol('usd', { display: 'narrow' })).toEqual({ symbol: '$', leads: true });
    expect(currencySymbol('eur', { locale: 'de' })).toEqual({ symbol: '€', leads: false });
  });
});

describe('parseMoney', () => {
  it('reads back what was written, in every locale and currency', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.constantFrom(...CURRENCIES),
        fc.constantFrom(...LOCALES),
        (amount, currency, locale) => {
          const money = { amount, currency };
          expect(parseMoney(editableAmount(money, locale), { currency, locale })).toEqual({ ok: true, amount });
          expect(parseMoney(formatMoney(money, { locale }), { currency, locale })).toEqual({ ok: true, amount });
          expect(parseMoney(formatMoney(money, { locale, display: 'code' }), { currency, locale })).toEqual({
            ok: true,
            amount,
          });
        },
      ),
    );
  });

  it.each([
    ['10', 'usd', 'en', 1000],
    ['10.5', 'usd', 'en', 1050],
    ['10,5', 'usd', 'en', 1050],
    ['.5', 'usd', 'en', 50],
    ['$.50', 'usd', 'en', 50],
    ['1,234', 'usd', 'en', 123400],
    ['1.234', 'eur', 'de', 123400],
    ['1.234,56 €', 'eur', 'de', 123456],
    ['1,234.56', 'eur', 'de', 123456],
    ["1'234.50", 'chf', 'de-CH', 123450],
    ['1 234,50', 'eur', 'fr', 123450],
    ['12,34,567.00', 'inr', 'en-IN', 123456700],
    ['USD 10.00', 'usd', 'en', 1000],
    ['10.00 usd', 'usd', 'en', 1000],
    ['kr 10', 'sek', 'sv', 1000],
    ['10,00 kr.', 'dkk', 'da', 1000],
    ['١٢٫٥٠', 'usd', 'ar-EG', 1250],
    ['१२.५०', 'inr', 'hi', 1250],
    ['1,000', 'jpy', 'en', 1000],
    ['¥1,000', 'jpy', 'en', 1000],
  ])('reads %s (%s, %s) as %i', (text, currency, locale, amount) => {
    expect(parseMoney(text, { currency, locale })).toEqual({ ok: true, amount });
  });

  it.each([
    ['', 'usd', 'empty'],
    ['   ', 'usd', 'empty'],
    ['ten', 'usd', 'not_a_number'],
    ['1e5', 'usd', 'not_a_number'],
    ['1,2,3', 'usd', 'not_a_number'],
    ['1.2.3', 'usd', 'not_a_number'],
    ['INV10', 'usd', 'other_currency'],
    ['INV-10', 'usd', 'negative'],
    ['order 10', 'usd', 'not_a_number'],
    ['-10', 'usd', 'negative'],
    ['−10', 'usd', 'negative'],
    ['$-10', 'usd', 'negative'],
    ['(10)', 'usd', 'negative'],
    ['10.505', 'usd', 'too_precise'],
    ['10.5', 'jpy', 'too_precise'],
    ['€10', 'usd', 'other_currency'],
    ['EUR 10', 'usd', 'other_currency'],
    ['99999999999999999', 'usd', 'too_large'],
  ])('refuses %j (%s): %s', (text, currency, problem) => {
    expect(parseMoney(text, { currency })).toEqual({ ok: false, problem });
  });
});
