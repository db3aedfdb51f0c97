import { useMemo } from 'react';
import { type DateFormat, formatDate, formatRelative } from '../domain/dates.ts';
import { formatMoney, type MoneyFormat } from '../domain/money.ts';
import type { Catalogue, Messages } from '../i18n/en.ts';
import { catalogueFor, hasRightToLeft, isolate } from '../i18n/isolate.ts';
import { catalogueOf } from '../i18n/merge.ts';
import { useFloe } from '../react/floe-context.ts';

/** Words, money and dates in the provider's locale and zone. */
export interface Text {
  t: Catalogue;
  /** Minor units in. */
  money: (amount: number, currency: string, display?: MoneyFormat['display']) => string;
  date: (iso: string, style?: DateFormat['style']) => string;
  /** "2 min ago", or the date where that is long past. */
  when: (iso: string) => string;
}

/** What every part writes with. */
export function useText(): Text {
  const { locale, timeZone, messages, now } = useFloe();
  return useMemo(() => {
    const date: Text['date'] = (iso, style) => formatDate(iso, { locale, timeZone, now: now(), style });
    return {
      t: catalogueFor(locale, catalogueOf(messages as Messages)), // the provider takes Messages; its context does not import the catalogue
      money: (amount, currency, display) => isolated(formatMoney({ amount, currency }, { locale, display })),
      date: (iso, style) => isolated(date(iso, style)),
      when: (iso) => formatRelative(iso, { locale, now: now() }) ?? isolated(date(iso)),
    };
  }, [locale, timeZone, messages, now]);
}

/** Keeps an amount or a date in one piece where it would mix directions with the words around it. */
function isolated(text: string): string {
  return hasRightToLeft(text) ? isolate(text) : text;
}
