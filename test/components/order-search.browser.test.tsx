import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { OrderSearch } from '../../src/components/desk.ts';
import { saved } from './saved.ts';
import { customerCaller, type StageOptions, stage } from './stage.tsx';

const subject = { connection: 'default', kind: 'agent', customer: null };
const PAGE = 50;

/** A customer with so many orders; every third was refunded, every second is a renewal, one in ten is of another product. */
function account(count: number) {
  const all = Array.from({ length: count }, (_, at) => ({
    id: `o${at}`,
    created_at: '2026-11-22T23:30:00Z',
    invoice_number: `N-${at}`,
    receipt_number: `R-${String(count - at).padStart(5, '0')}`,
    status: at % 3 ? 'paid' : 'refunded',
    billing_reason: at % 2 ? 'purchase' : 'subscription_cycle',
    product_id: at % 10 ? 'plan' : 'extra',
    product: at % 10 ? { id: 'plan', name: 'Plan' } : { id: 'extra', name: 'Extra' },
    description: at === 1 ? '=HYPERLINK("x")' : `Order ${at}`,
    currency: 'usd',
    total_amount: 100 + at,
    refunded_amount: at % 3 ? 0 : 100,
    refunded_tax_amount: 0,
    customer_id: 'c',
    paid: true,
  }));
  const reads: Record<string, unknown>[] = [];
  const intercept = async (request: Request) => {
    if (!request.url.endsWith('orders.list')) return null;
    const { input } = await request.json();
    reads.push(input);
    const { status, product_id, limit, cursor = '0' } = input;
    const passing = all.filter(
      (order) => (!status || status.includes(order.status)) && (!product_id || order.product_id === product_id),
    );
    const end = Number(cursor) + limit;
    return Response.json({
      result: passing.slice(Number(cursor), end),
      total: passing.length,
      ...(end < passing.length && { nextCursor: String(end) }),
      subject,
    });
  };
  return { reads, intercept };
}

async function open(count: number, options: StageOptions = {}) {
  const { reads, intercept } = account(count);
  const staged = await stage(<OrderSearch />, { about: 'elena', width: 900, intercept, ...options });
  await expect.element(staged.screen.getByRole('combobox', { name: 'Product' })).toBeVisible();
  await expect.poll(() => numbers().length).toBeGreaterThan(0);
  return { ...staged, reads };
}

const rows = () => [...document.querySelectorAll('[data-slot=order-search-row]')];
const numbers = () => rows().map((row) => row.querySelectorAll('td')[1]?.textContent ?? '');
const more = { name: 'Show more orders' };

describe('the search through orders', () => {
  it('asks Polar for a state and a product, and keeps the other products to choose from', async () => {
    const { screen, reads } = await open(200);
    await screen.getByRole('combobox', { name: 'Status' }).selectOptions('Refunded');
    await expect.poll(() => numbers()[1]).toBe('N-3');
    await screen.getByRole('combobox', { name: 'Product' }).selectOptions('Extra');
    await expect.poll(numbers).toEqual(['N-0', 'N-30', 'N-60', 'N-90', 'N-120', 'N-150', 'N-180']);
    expect(reads).toEqual([
      { limit: PAGE },
      { limit: PAGE, status: ['refunded'] },
      { limit: PAGE, status: ['refunded'], product_id: 'extra' },
    ]);
    await expect.element(screen.getByRole('option', { name: 'Plan' })).toBeInTheDocument();
  });

  it('asks Polar for whole days by the clocks of the viewer’s zone', async () => {
    const { screen, reads } = await open(20);
    await screen.getByLabelText('From').fill('2026-11-01');
    await screen.getByLabelText('Until').fill('2026-11-23');
    await expect
      .poll(() => reads.at(-1))
      .toEqual({
        limit: PAGE,
        created_after: '2026-11-01T00:00:00.000Z',
        created_before: '2026-11-24T00:00:00.000Z',
      });
    await screen.getByLabelText('From').fill('');
    await expect.poll(() => reads.at(-1)).toEqual({ limit: PAGE, created_before: '2026-11-24T00:00:00.000Z' });
  });

  it('looks for a reason and a number in what is read, asks nobody, and says so', async () => {
    const { screen, reads } = await open(60);
    await screen.getByRole('combobox', { name: 'Reason' }).selectOptions('Renewal');
    await expect.poll(() => numbers().length).toBe(25);
    await expect
      .element(screen.getByText('Only the 50 orders read so far were looked through.', { exact: false }))
      .toBeVisible();
    const field = screen.getByRole('searchbox', { name: 'Invoice or receipt' });
    await field.fill(' r-00004 ');
    await expect.element(screen.getByText('No order like this.')).toBeVisible();
    expect(reads).toHaveLength(1);
    await screen.getByRole('button', more).click();
    await expect.poll(numbers).toEqual(['N-56 · R-00004']);
    expect(screen.getByText('Only the', { exact: false }).query()).toBeNull();
    await field.fill('n-22');
    await expect.poll(numbers).toEqual(['N-22 · R-00038']);
  });

  it('shows in a narrow place the number of the receipt that was found, and its filters by two', async () => {
    const { intercept } = account(60);
    const { screen } = await stage(<OrderSearch />, { about: 'elena', width: 280, intercept });
    await screen.getByRole('searchbox', { name: 'Invoice or receipt' }).fill('r-00020');
    await expect.element(screen.getByRole('list', { name: 'Orders' }).getByText('R-00020')).toBeVisible();
    const find = screen.getByLabelText('Find orders');
    const place = (label: string) => find.getByLabelText(label).element().getBoundingClientRect();
    expect(place('From').top).toBe(place('Until').top);
    expect(place('Status').top).toBe(place('Reason').top);
    expect(place('Product').width).toBe(place('Invoice or receipt').width);
  });

  it('keeps within a narrow place while it reads', async () => {
    const { screen } = await stage(<OrderSearch />, { width: 320, intercept: () => new Promise(() => {}) });
    await expect.element(screen.getByRole('heading', { name: 'Orders' })).toBeVisible();
    const frame = document.querySelector('[data-slot=order-search]');
    expect(frame?.scrollWidth).toBe(frame?.clientWidth);
  });

  it('shows a page of ten thousand, and reads on only when asked', async () => {
    const { screen, reads } = await open(10_000);
    await expect.element(screen.getByText('50 of 10000')).toBeVisible();
    expect(rows()).toHaveLength(PAGE);
    expect(reads).toHaveLength(1);
    await screen.getByRole('button', more).click();
    await expect.poll(() => rows().length).toBe(2 * PAGE);
    expect(reads.map(({ cursor }) => cursor)).toEqual([undefined, '50']);
  });

  it('leaves out columns by keyboard, but never what opens an order', async () => {
    const { screen } = await open(3);
    const columns = screen.getByText('Columns').element();
    if (columns instanceof HTMLElement) columns.focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard(' ');
    await expect.poll(() => screen.getByRole('columnheader', { name: 'Invoice' }).query()).toBeNull();
    const heads = [...document.querySelectorAll('th')].map(({ textContent }) => textContent);
    expect(heads).toEqual(['Date', 'For', 'Total', 'Refunded', 'Status']);
    expect(rows()[0]?.textContent).toBe('22 NovOrder 0$1.00$1.00Refunded');
    expect(screen.getByRole('checkbox', { name: 'For' }).query()).toBeNull();
  });

  it('saves every order that passes as CSV, with its zone, and no cell that runs', async () => {
    const { screen, reads } = await open(250, { timeZone: 'Europe/Berlin' });
    await expect.element(screen.getByText('Times in Europe/Berlin')).toBeVisible();
    await screen.getByRole('combobox', { name: 'Reason' }).selectOptions('Purchase');
    const text = await saved(() => screen.getByRole('button', { name: 'Download CSV' }).click());
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(1 + 125);
    expect(lines[1]).toContain(
      `2026-11-22T23:30:00Z,2026-11-23 00:30:00,Europe/Berlin,N-1,R-00249,"'=HYPERLINK(""x"")"`,
    );
    expect(reads.slice(1).map(({ cursor }) => cursor)).toEqual([undefined, '100', '200']);
    expect(rows()).toHaveLength(PAGE / 2);
  });

  it('opens an order', async () => {
    const { screen } = await stage(<OrderSearch />, { about: 'elena', width: 900 });
    await screen.getByRole('button', { name: 'Studio license' }).click();
    await expect.element(screen.getByRole('dialog', { name: 'Studio license' })).toBeVisible();
  });

  it('is nothing for a customer', async () => {
    const { screen, calls } = await stage(<OrderSearch />, { as: customerCaller('elena'), width: 900 });
    await expect.poll(() => calls).toContain('orders.list');
    await expect.poll(() => screen.container.querySelector('[data-slot=order-search]')).toBeNull();
  });
});
