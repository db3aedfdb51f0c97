import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { catalogueFor } from '../../src/i18n/isolate.ts';

const piece = (text: string) => `\u2068${text}\u2069`;

describe('words of another direction', () => {
  const t = catalogueFor('ar-EG', en);

  it('are kept in one piece where they begin or end without a direction', () => {
    expect(t.order.more(2)).toBe(piece('2 more orders'));
    expect(t.order.none).toBe(piece('No orders yet.'));
    expect(t.order.refunded(piece('٥٫٠٠ US$'))).toBe(piece(`${piece('٥٫٠٠ US$')} refunded`));
    expect(t.problem.codes.network).toBe(piece('No connection to the server.'));
  });

  it('are left as they are where they cannot be taken apart', () => {
    expect(t.subscription.change).toBe('Change plan');
    expect(t.order.title).toBe('Orders');
  });

  it('are left as they are in their own direction', () => {
    expect(catalogueFor('de', en)).toBe(en);
    const arabic = { ...en, order: { ...en.order, none: 'لا توجد طلبات بعد.' } };
    expect(catalogueFor('ar', arabic).order.none).toBe('لا توجد طلبات بعد.');
  });
});
