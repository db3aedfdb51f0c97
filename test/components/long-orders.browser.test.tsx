import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { CustomerPanel } from '../../src/components/index.ts';
import { type Answered, customerCaller, type StageOptions, stage } from './stage.tsx';

const subject = { connection: 'default', kind: 'customer', customer: null };
const PAGE = 100;

/** A customer with many orders, whose list changes between two reads. */
function account(count: number) {
  const ids = Array.from({ length: count }, (_, at) => `o${at}`);
  const reads: string[] = [];
  const order = (id: string) => ({
    ...{
      id,
      invoice_number: `N-${id}`,
      status: 'paid',
      paid: true,
      currency: 'usd',
      created_at: '2026-01-01T00:00:00Z',
    },
    ...{
      total_amount: 100,
      refunded_amount: 0,
      refunded_tax_amount: 0,
      description: 'Old',
      is_invoice_generated: false,
    },
  });
  const page = (from: number) => ({
    items: ids.slice(from, from + PAGE).map(order),
    total: ids.length,
    ...(from + PAGE < ids.length && { nextCursor: String(from + PAGE) }),
  });
  const edit = (name: string, body: Answered): Answered =>
    name === 'customer.overview' ? { ...body, result: { ...body.result, orders: { ok: true, value: page(0) } } } : body;
  const intercept = async (request: Request) => {
    if (!request.url.endsWith('orders.list')) return null;
    const { cursor = '0' } = (await request.json()).input;
    reads.push(cursor);
    const { items, ...rest } = page(Number(cursor));
    return Response.json({ result: items, ...rest, subject });
  };
  return { ids, reads, stage: { edit, intercept } };
}

const open = (shop: ReturnType<typeof account>, options: StageOptions = {}) =>
  stage(<CustomerPanel />, { as: customerCaller('elena'), width: 760, ...shop.stage, ...options });
const shown = () =>
  [...document.querySelectorAll('[data-slot=order-table-row]')].map(
    (row) => row.querySelectorAll('td')[1]?.textContent?.slice('N-'.length) ?? '',
  );

describe('ten thousand orders', () => {
  it('show their first rows from the page’s one request, and read on only when asked', async () => {
    const shop = account(10_000);
    const { screen } = await open(shop);
    await screen.getByRole('button', { name: '9,994 more orders' }).click();
    await expect.element(screen.getByRole('button', { name: '9,900 more orders' })).toBeVisible();
    expect(shown()).toEqual(shop.ids.slice(0, 100));
    expect(shop.reads).toEqual([]);
    await screen.getByRole('button', { name: '9,900 more orders' }).click();
    await expect.element(screen.getByRole('button', { name: '9,800 more orders' })).toBeVisible();
    expect(shown()).toEqual(shop.ids.slice(0, 200));
    expect(shop.reads).toEqual(['100']);
  });

  it.each([
    ['grew', (ids: string[]) => ids.unshift('new'), '9,801 more orders'],
    ['shrank', (ids: string[]) => ids.shift(), '9,799 more orders'],
  ])('show none twice and miss none when the list %s meanwhile', async (_how, change, left) => {
    const shop = account(10_000);
    const { screen } = await open(shop);
    await screen.getByRole('button', { name: '9,994 more orders' }).click();
    change(shop.ids);
    await screen.getByRole('button', { name: '9,900 more orders' }).click();
    await expect.element(screen.getByRole('button', { name: left })).toBeVisible();
    await expect.poll(shown).toEqual(shop.ids.slice(0, 200));
  });

  it('keep the focus in its row while everything is read again', async () => {
    const shop = account(10_000);
    const queryClient = new QueryClient();
    const { screen } = await open(shop, { queryClient });
    await screen.getByRole('button', { name: '9,994 more orders' }).click();
    const download = screen.getByRole('button', { name: 'Download invoice N-o50', exact: true });
    const before = download.element();
    if (before instanceof HTMLElement) before.focus();
    shop.ids.unshift('new');
    await queryClient.invalidateQueries();
    await expect.poll(() => shown()[0]).toBe('new');
    expect(document.activeElement).toBe(before);
  });
});
