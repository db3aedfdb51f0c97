import { afterEach, describe, expect, it, vi } from 'vitest';
import { BillingOverview, CustomerPanel, OrderTable, Panel } from '../../src/components/index.ts';
import { ADA, customerCaller, type StageOptions, stage } from './stage.tsx';

const page = (handle: string): StageOptions => ({ as: customerCaller(handle), width: 760 });
type Staged = Awaited<ReturnType<typeof stage>>;

async function merchant({ polar }: Pick<Staged, 'polar'>, path: string, body?: object) {
  const init = body ? { method: 'PATCH', body: JSON.stringify(body) } : {};
  const headers = { authorization: 'Bearer polar_oat_demo', 'content-type': 'application/json' };
  const response = await polar.fetch(new Request(`https://api.polar.sh${path}`, { headers, ...init }));
  return response.json();
}

afterEach(() => void vi.useRealTimers());

describe('an order, opened', () => {
  it('shows an agent what it comes to, line by line', async () => {
    const { screen } = await stage(<CustomerPanel />, { about: 'maya' });
    await screen.getByRole('button', { name: 'Studio license' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Studio license' });
    for (const words of ['Tax', 'Total', 'Refunded']) await expect.element(dialog.getByText(words)).toBeVisible();
    await expect.element(dialog.getByText('$58.31')).toBeVisible();
    await expect.element(dialog.getByText('-$11.90')).toBeVisible();
    expect(dialog.getByRole('button', { name: /^Pay/ }).query()).toBeNull();
  });
});

describe('an invoice', () => {
  it('is asked for, waited for, and opened by a link', async () => {
    const { screen, calls, writes, polar } = await stage(<CustomerPanel />, page('elena'));
    await screen
      .getByRole('button', { name: /^Download invoice/ })
      .first()
      .click();
    const dialog = screen.getByRole('dialog');
    await expect.element(dialog.getByText('The invoice is being made.')).toBeVisible();
    const link = dialog.getByRole('link', { name: 'Open invoice' });
    polar.moves.clock('2026-11-23T12:00:10Z');
    await expect.element(link).toBeVisible();
    await expect.element(link).toHaveAttribute('href', expect.stringContaining('invoice.pdf'));
    expect(writes).toEqual(['POST /v1/customer-portal/orders/:id/invoice']);
    expect(calls.filter((name) => name === 'orders.invoice').length).toBeGreaterThan(1);
  });

  it('asks for the name and the address it lacks, and keeps what cannot change', async () => {
    const sent: unknown[] = [];
    const { screen } = await stage(<CustomerPanel />, {
      ...page('elena'),
      intercept: async (request) => {
        if (request.url.endsWith('orders.update')) {
          sent.push((await request.json()).input);
          return null;
        }
        if (!request.url.endsWith('orders.invoice') || sent.length > 0) return null;
        const address = { country: 'US', state: 'US-NY', line1: null, line2: null, postal_code: null, city: null };
        const result = {
          state: 'missing_details',
          missing: ['billing_name'],
          billing_name: null,
          billing_address: address,
          locked: ['country', 'state'],
        };
        return Response.json({ result, subject: { connection: 'default', kind: 'customer', customer: null } });
      },
    });
    await screen
      .getByRole('button', { name: /^Download invoice/ })
      .first()
      .click();
    const dialog = screen.getByRole('dialog');
    await expect.element(dialog.getByLabelText('Country')).toHaveAttribute('readonly');
    await expect.element(dialog.getByText('This stays: the tax was reckoned from it.').first()).toBeVisible();
    await dialog.getByRole('button', { name: 'Make invoice' }).click();
    await expect.element(dialog.getByText('This is needed.').first()).toBeVisible();
    expect(sent).toEqual([]);
    await dialog.getByLabelText('Name or company').fill('Lumen Studio LLC');
    await dialog.getByLabelText('Address', { exact: true }).fill('88 Greene Street');
    await dialog.getByLabelText('City').fill('New York');
    await dialog.getByRole('button', { name: 'Make invoice' }).click();
    await expect.element(dialog.getByText('The invoice is being made.')).toBeVisible();
    expect(sent).toMatchObject([
      { billing_name: 'Lumen Studio LLC', billing_address: { country: 'US', city: 'New York' } },
    ]);
  });

  it('that takes longer than half a minute says so, and is looked for again on a press', async () => {
    const looks: boolean[] = [];
    const { screen } = await stage(<CustomerPanel />, {
      ...page('elena'),
      intercept: async (request) => {
        if (!request.url.endsWith('orders.invoice')) return null;
        looks.push((await request.json()).input.look === true);
        const result = { state: 'generating', retry_after: 15 };
        return Response.json({ result, subject: { connection: 'default', kind: 'customer', customer: null } });
      },
    });
    const download = screen.getByRole('button', { name: /^Download invoice/ }).first();
    await expect.element(download).toBeVisible();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await download.click();
    const dialog = screen.getByRole('dialog');
    const slow = dialog.getByText('This takes longer than usual.', { exact: false });
    await expect.poll(() => vi.advanceTimersByTimeAsync(5_000).then(() => slow.query())).not.toBeNull();
    expect(looks).toEqual([false, true, true]);
    await dialog.getByRole('button', { name: 'Look again' }).click();
    await expect.poll(() => looks.length).toBe(4);
  });

  it('there is none of a void order', async () => {
    const { screen } = await stage(<CustomerPanel />, {
      ...page('elena'),
      edit: (name, body) => {
        if (name === 'customer.overview') for (const order of body.result.orders.value.items) order.status = 'void';
        return body;
      },
    });
    await expect.element(screen.getByText('Void').first()).toBeVisible();
    expect(screen.getByRole('button', { name: /^Download/ }).query()).toBeNull();
  });
});

describe('a failed payment', () => {
  it('is paid on an explicit press that names the amount, once', async () => {
    const staged = await stage(<CustomerPanel />, page('maya'));
    const { screen, writes, polar } = staged;
    await screen.getByRole('button', { name: 'Pay $34.51' }).first().click();
    const dialog = screen.getByRole('dialog');
    await expect.element(dialog.getByRole('radio', { name: /4242/ })).toBeChecked();
    expect(writes).toEqual([]);
    const { items } = await merchant(staged, '/v1/customers/?email=maya@northwind.dev');
    polar.moves.cardPays(items[0].id);
    await dialog.getByRole('button', { name: 'Pay $34.51' }).click();
    await expect.element(dialog.getByText('$34.51 is paid.')).toBeVisible();
    expect(writes).toEqual(['POST /v1/customer-portal/orders/:id/confirm-payment']);
    expect(dialog.getByRole('button', { name: /^Pay/ }).query()).toBeNull();
  });

  it('says what the bank said, and takes another press as another try', async () => {
    const { screen, writes } = await stage(<CustomerPanel />, page('maya'));
    await screen.getByRole('button', { name: 'Pay $34.51' }).first().click();
    const dialog = screen.getByRole('dialog');
    const pay = dialog.getByRole('button', { name: 'Pay $34.51' });
    for (const tries of [1, 2]) {
      await pay.click();
      await expect.element(dialog.getByText('The bank declined the card. Nothing was charged.')).toBeVisible();
      await expect.poll(() => writes.length).toBe(tries);
      await expect.element(pay).toBeEnabled();
    }
  });

  it('asks to confirm with the bank, and offers no second payment meanwhile', async () => {
    const staged = await stage(<CustomerPanel />, page('maya'));
    const { items } = await merchant(staged, '/v1/customers/?email=maya@northwind.dev');
    staged.polar.moves.cardAsks(items[0].id);
    await staged.screen.getByRole('button', { name: 'Pay $34.51' }).first().click();
    const dialog = staged.screen.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Pay $34.51' }).click();
    await expect.element(dialog.getByText('Your bank asks you to confirm', { exact: false })).toBeVisible();
    expect(dialog.getByRole('button', { name: /^Pay/ }).query()).toBeNull();
  });

  it.each([
    ['payment_in_progress', 'Another payment of this order is under way.'],
    ['no_retry_scheduled', 'It will not be tried again.'],
    ['too_many_attempts', 'Too many tries.'],
  ])('%s is told in words', async (reason, words) => {
    const { screen } = await stage(<CustomerPanel />, {
      ...page('maya'),
      intercept: ({ url }) =>
        url.endsWith('orders.retry')
          ? Response.json(
              { code: 'state_conflict', status: 409, title: '', requestId: 'r', state: { reason } },
              { status: 409 },
            )
          : null,
    });
    await screen.getByRole('button', { name: 'Pay $34.51' }).first().click();
    await screen.getByRole('dialog').getByRole('button', { name: 'Pay $34.51' }).click();
    await expect.element(screen.getByText(words, { exact: false })).toBeVisible();
  });

  it('shows an amount that moved, and charges only that', async () => {
    const sent: unknown[] = [];
    const { screen } = await stage(<CustomerPanel />, {
      ...page('maya'),
      intercept: async (request) => {
        if (!request.url.endsWith('orders.retry')) return null;
        sent.push((await request.json()).input.expected_due);
        const state = { due_amount: 2000 };
        return Response.json(
          { code: 'changed_elsewhere', status: 409, title: '', requestId: 'r', state },
          { status: 409 },
        );
      },
    });
    await screen.getByRole('button', { name: 'Pay $34.51' }).first().click();
    const dialog = screen.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Pay $34.51' }).click();
    await expect.element(dialog.getByText('The amount changed: $20.00 is due now.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Pay $20.00' }).click();
    await expect.poll(() => sent).toEqual([3451, 2000]);
  });

  it('gets an agent a link for the customer, and nothing to pay with', async () => {
    const { screen, calls } = await stage(<CustomerPanel />, { about: 'maya', as: ADA });
    await screen.getByRole('button', { name: 'Pro', exact: true }).first().click();
    const dialog = screen.getByRole('dialog');
    await expect.element(dialog.getByText('Due')).toBeVisible();
    await dialog.getByRole('button', { name: 'Copy pay link' }).click();
    await expect.poll(() => calls).toContain('orders.payLink');
    expect(dialog.getByRole('button', { name: /^Pay/ }).query()).toBeNull();
  });
});

describe('OrderTable', () => {
  it('reads on only when asked, and shows nothing twice when the list has grown', async () => {
    const cursors: unknown[] = [];
    const staged = await stage(
      <Panel.Root>
        <BillingOverview />
      </Panel.Root>,
      {
        ...page('elena'),
        edit: (name, body) => {
          if (name !== 'customer.overview') return body;
          const { orders } = body.result;
          const [first] = orders.value.items;
          const items = Array.from({ length: 100 }, (_, at) => ({ ...first, id: `o${at}`, invoice_number: `N-${at}` }));
          return {
            ...body,
            result: { ...body.result, orders: { ok: true, value: { items, total: 103, nextCursor: 'c' } } },
          };
        },
        intercept: async (request) => {
          if (!request.url.endsWith('orders.list')) return null;
          const { cursor } = (await request.json()).input;
          cursors.push(cursor);
          const order = (at: number) => ({ id: `o${at}`, invoice_number: `N-${at}` });
          const blank = { status: 'paid', paid: true, currency: 'usd', total_amount: 100, created_at: '2026-01-01' };
          const zero = { refunded_amount: 0, refunded_tax_amount: 0, description: 'Old' };
          // One came on top meanwhile, so the last of the first page is the first of the second.
          const result = [99, 100, 101, 102].map((at) => ({ ...blank, ...zero, ...order(at) }));
          return Response.json({
            result,
            total: 103,
            subject: { connection: 'default', kind: 'customer', customer: null },
          });
        },
      },
    );
    const { screen } = staged;
    await screen.getByRole('button', { name: '97 more orders' }).click();
    expect(cursors).toEqual([]);
    await screen.getByRole('button', { name: '3 more orders' }).click();
    await expect.element(screen.getByRole('cell', { name: 'N-102' })).toBeVisible();
    expect(cursors).toEqual(['c']);
    expect(screen.getByRole('cell', { name: 'N-99' }).elements()).toHaveLength(1);
    expect(screen.getByRole('button', { name: /more orders/ }).query()).toBeNull();
  });

  it('stands alone with orders given', async () => {
    const { screen } = await stage(<OrderTable orders={[]} />, page('elena'));
    await expect.element(screen.getByRole('table', { name: 'Invoices' })).toBeVisible();
  });
});
