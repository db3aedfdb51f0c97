import { fractionDigits } from './currency.ts';
import { currencySymbol } from './money.ts';

/** Why typed text is not an amount. */
export type MoneyProblem = 'empty' | 'not_a_number' | 'negative' | 'too_precise' | 'other_currency' | 'too_large';

/** What {@link parseMoney} answers. `amount` is in minor units. */
export type ParsedMoney = { ok: true; amount: number } | { ok: false; problem: MoneyProblem };

const no = (problem: MoneyProblem): ParsedMoney => ({ ok: false, problem });

/**
 * Reads what a person typed or pasted into a money field: the digits of any script, comma or dot, grouping,
 * this currency's sign or code on either side. Never guesses: what could mean two amounts is a problem.
 *
 * @returns minor units, or the reason the text is no amount.
 * @example
 * parseMoney('10,50 €', { currency: 'eur', locale: 'de' }); // { ok: true, amount: 1050 }
 * parseMoney('€10', { currency: 'usd' });                   // { ok: false, problem: 'other_currency' }
 */
export function parseMoney(
  text: string,
  { currency, locale = 'en' }: { currency: string; locale?: string | undefined },
): ParsedMoney {
  const plain = asciiDigits(text)
    .replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '')
    .trim();
  if (plain === '') return no('empty');
  const first = plain.search(/\d/);
  if (first < 0) return no('not_a_number');
  const last = plain.search(/\d\D*$/);
  const before = plain.slice(0, first);
  const affix = affixProblem(before, plain.slice(last + 1), { currency, locale });
  if (affix) return no(affix);
  const leadingPoint = /(^|[^\p{L}])[.,٫]$/u.test(before) ? '.' : '';
  const body = leadingPoint + plain.slice(first, last + 1).replace(/(?<=\d)[\s\u00a0\u202f'’](?=\d{3}(?!\d))/g, '');
  return /^[\d.,٫٬]+$/.test(body) ? toMinor(body, { currency, locale }) : no('not_a_number');
}

function affixProblem(before: string, after: string, where: { currency: string; locale: string }): MoneyProblem | null {
  if (/[-−–(]/.test(before) || /[-−–]/.test(after)) return 'negative';
  const known = ownSigns(where);
  for (const sign of [before, after]) {
    const bare = sign.replace(/[\s\u00a0\u202f.,٫']/g, '').toLowerCase();
    if (bare === '' || known.includes(bare)) continue;
    return /^(\p{Sc}|[a-z]{1,3}\p{Sc}|[a-z]{3})$/u.test(bare) ? 'other_currency' : 'not_a_number';
  }
  return null;
}

/** Every way this currency is written, in the reader's locale and in English, dots and spaces removed. */
function ownSigns({ currency, locale }: { currency: string; locale: string }): string[] {
  const written = (['symbol', 'narrow'] as const).flatMap((display) =>
    [locale, 'en'].map((tag) => currencySymbol(currency, { locale: tag, display }).symbol),
  );
  return [currency, ...written].map((sign) => sign.replace(/[\s\u00a0.,]/g, '').toLowerCase());
}

function toMinor(body: string, { currency, locale }: { currency: string; locale: string }): ParsedMoney {
  const digits = fractionDigits(currency);
  const marks = [...body.matchAll(/[^\d]/g)];
  const lastMark = marks.at(-1);
  const decimals = lastMark ? body.length - lastMark.index - 1 : 0;
  const isPoint =
    lastMark !== undefined &&
    readsAsPoint(
      body,
      marks.map((mark) => mark[0]),
      { decimals, locale },
    );
  if (isPoint && decimals > digits) return no('too_precise');
  const whole = isPoint ? body.slice(0, lastMark.index) : body;
  const groups = whole.split(/[^\d]/);
  // Groups of three, or the Indian two-two-three: anything else is a slip of the finger.
  if (groups.length > 1 && !(/^\d{1,3}$/.test(groups[0] ?? '') && /^(\d{2,3},)*\d{3}$/.test(groups.slice(1).join(','))))
    return no('not_a_number');
  const fraction = isPoint ? body.slice(lastMark.index + 1) : '';
  const amount = Number(groups.join('') + fraction.padEnd(digits, '0'));
  return Number.isSafeInteger(amount) ? { ok: true, amount } : no('too_large');
}

/** Whether the last separator marks the fraction. */
function readsAsPoint(
  body: string,
  marks: string[],
  { decimals, locale }: { decimals: number; locale: string },
): boolean {
  const mark = marks.at(-1) ?? '';
  if (mark === '٫') return true;
  if (mark === '٬') return false;
  if (marks.length > 1) return marks.indexOf(mark) === marks.length - 1;
  if (decimals !== 3 || body.startsWith(mark)) return true;
  return mark !== groupSign(locale);
}

function groupSign(locale: string): string {
  const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn', useGrouping: 'always' }).formatToParts(12345);
  return parts.find((part) => part.type === 'group')?.value ?? ',';
}

/** Decimal digits come in runs of ten that start at zero, in every script. */
function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0) ?? 48;
    let start = point;
    while (start > 0 && /\p{Nd}/u.test(String.fromCodePoint(start - 1))) start -= 1;
    return String((point - start) % 10);
  });
}
