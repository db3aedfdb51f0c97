import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CustomerPanel } from '../../src/components/index.ts';
import { useCustomer, useRefund } from '../../src/react/index.ts';
import { ADA, stage } from './stage.tsx';

const REFUND = 'POST /v1/refunds/';

async function opened({ press = true, ...options }: Parameters<typeof stage>[1] & { press?: boolean } = {}) {
  const world = await stage(<CustomerPanel onInsertReply={() => {}} />, { about: 'elena', ...options });
  const button = world.screen.getByRole('button', { name: /^Refund Studio license/ });
  await button.click();
  const dialog = world.screen.getByRole('dialog', { name: 'Refund Studio license' });
  if (press) await expect.element(dialog.getByRole('button', { name: 'Refund $53.35' })).toBeEnabled();
  return { ...world, dialog, button };
}

describe('RefundDialog', () => {
  it('shows net, tax and total before anything is sent, and refunds part', async () => {
    const { dialog, screen, writes } = await opened();
    await dialog.getByRole('radio', { name: 'Part' }).click();
    await dialog.getByRole('textbox', { name: 'Amount' }).fill('10');
    await expect.element(dialog.getByText('Elena receives')).toBeVisible();
    await expect.element(dialog.getByText('$0.89')).toBeVisible();
    expect(writes).not.toContain(REFUND);
    await dialog.getByRole('button', { name: 'Refund $10.89' }).click();
    await expect.element(dialog.getByText('Elena gets $10.89 back.')).toBeVisible();
    expect(writes).toEqual([REFUND]);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect.element(screen.getByText('$10.89 refunded')).toBeVisible();
    await expect.element(screen.getByText('Ada Moreno', { exact: false }).first()).toBeVisible();
  });

  it('sends one refund however often it is pressed', async () => {
    const { dialog, writes, calls } = await opened();
    const press = dialog.getByRole('button', { name: 'Refund $53.35' });
    await userEvent.dblClick(press);
    await expect.element(dialog.getByText('Elena gets $53.35 back.')).toBeVisible();
    expect(writes).toEqual([REFUND]);
    expect(calls.filter((name) => name === 'refunds.create')).toHaveLength(1);
  });

  it('repeats a lost answer under the same key and refunds once', async () => {
    const keys: (string | null)[] = [];
    const world = await opened();
    world.intercept(async (request) => {
      if (!request.url.endsWith('refunds.create')) return null;
      keys.push(request.headers.get('idempotency-key'));
      if (keys.length > 1) return null;
      await world.handler(request); // it arrived and was done; only the answer is lost
      throw new TypeError('Failed to fetch');
    });
    await world.dialog.getByRole('button', { name: 'Refund $53.35' }).click();
    await expect.element(world.dialog.getByText('Trying again is safe', { exact: false })).toBeVisible();
    await world.dialog.getByRole('button', { name: 'Try again' }).click();
    await expect.element(world.dialog.getByText('Elena gets $53.35 back.')).toBeVisible();
    expect(new Set(keys).size).toBe(1);
    expect(world.writes).toEqual([REFUND]);
  });

  it('says that an outcome is being checked and offers no second refund', async () => {
    const { dialog } = await opened({
      edit: (name, body) =>
        name === 'refunds.create' ? { ...body, result: { state: 'unknown', operation_id: 'op' } } : body,
    });
    await dialog.getByRole('button', { name: 'Refund $53.35' }).click();
    await expect
      .element(dialog.getByText('It is being checked and will not be sent twice.', { exact: false }))
      .toBeVisible();
    expect(dialog.getByRole('button', { name: /^Refund/ }).query()).toBeNull();
    await expect.element(dialog.getByRole('button', { name: 'Check again' })).toBeVisible();
  });

  it('shows the new figure when someone else refunded meanwhile, and needs a new press', async () => {
    const { dialog, writes, polar } = await opened();
    const order = polar.ids.order;
    const elsewhere = await polar.fetch(
      new Request('https://api.polar.sh/v1/refunds/', {
        method: 'POST',
        headers: { authorization: 'Bearer polar_oat_demo', 'content-type': 'application/json' },
        body: JSON.stringify({ order_id: order, amount: 1000, reason: 'other' }),
      }),
    );
    expect(elsewhere.status).toBe(201);
    await dialog.getByRole('button', { name: 'Refund $53.35' }).click();
    await expect
      .element(dialog.getByText('Someone else refunded meanwhile: $39.00 is left.', { exact: false }))
      .toBeVisible();
    expect(writes).toEqual([]);
    await dialog.getByRole('button', { name: 'Refund $42.46' }).click();
    await expect.element(dialog.getByText('Elena gets $42.46 back.')).toBeVisible();
    expect(writes).toEqual([REFUND]);
  });

  it('says that the order changed under the open dialog, and sends nothing before that was seen', async () => {
    const { dialog, writes, polar, reread } = await opened();
    polar.moves.refundOutside(polar.ids.order ?? '', { total: 1089 });
    await reread();
    const words = dialog.getByText('Someone else refunded meanwhile: $39.00 is left.', { exact: false });
    await expect.element(words).toBeVisible();
    await expect.element(dialog.getByRole('button', { name: /^Refund/ })).toBeDisabled();
    await dialog.getByRole('button', { name: 'I have seen it' }).click();
    await expect.poll(() => words.query()).toBeNull();
    expect(writes).toEqual([]);
    await dialog.getByRole('button', { name: 'Refund $42.46' }).click();
    await expect.element(dialog.getByText('Elena gets $42.46 back.')).toBeVisible();
    expect(writes).toEqual([REFUND]);
  });

  it('takes no note of a change that is its own', async () => {
    const { dialog, reread } = await opened();
    await dialog.getByRole('radio', { name: 'Part' }).click();
    await dialog.getByRole('textbox', { name: 'Amount' }).fill('10');
    await dialog.getByRole('button', { name: 'Refund $10.89' }).click();
    await expect.element(dialog.getByText('Elena gets $10.89 back.')).toBeVisible();
    await reread();
    expect(dialog.getByText('Someone else refunded', { exact: false }).query()).toBeNull();
  });

  it.each([
    ['disputed', 'The customer disputes this payment at the bank, so it cannot be refunded.'],
    ['blocked', 'Polar has blocked refunds of this order.'],
  ] as const)('says in its own words that it is %s', async (mode, words) => {
    const { dialog, polar, writes } = await opened();
    polar.moves.refundsGo(mode);
    await dialog.getByRole('button', { name: 'Refund $53.35' }).click();
    await expect.element(dialog.getByText(words)).toBeVisible();
    expect(writes).toEqual([REFUND]);
  });

  it('tells who asked that it was not approved', async () => {
    const { dialog, as, writes } = await opened({ as: { ...ADA, limits: { usd: 1000 } }, approver: {}, press: false });
    await dialog.getByRole('button', { name: 'Ask to refund $53.35' }).click();
    await expect.element(dialog.getByText('$53.35 waits for approval. Nothing was paid yet.')).toBeVisible();
    const lead = { ...ADA, id: 'lead' } as const;
    const [waiting] = (await as(lead, 'refunds.waiting', {})).result;
    await as(lead, 'refunds.decline', { operation_id: waiting?.operation_id ?? '' });
    await dialog.getByRole('button', { name: 'Check again' }).click();
    await expect.element(dialog.getByText('It was not approved. Nothing was paid.')).toBeVisible();
    expect(writes).toEqual([]);
  });

  it('refuses what is no amount, beside the field', async () => {
    const { dialog } = await opened();
    await dialog.getByRole('radio', { name: 'Part' }).click();
    const amount = dialog.getByRole('textbox', { name: 'Amount' });
    for (const [typed, words] of [
      ['ten', 'Enter an amount, such as 10.00.'],
      ['1000', 'This is more than is left.'],
      ['1.005', 'Too many decimals for this currency.'],
    ] as const) {
      await amount.fill(typed);
      await expect.element(dialog.getByText(words)).toBeVisible();
      await expect.element(amount).toHaveAttribute('aria-invalid', 'true');
      await expect.element(dialog.getByRole('button', { name: 'Refund', exact: true })).toBeDisabled();
    }
  });

  it('takes a share of what is left, with tax or before it', async () => {
    const { dialog, writes } = await opened();
    await dialog.getByRole('radio', { name: 'Part' }).click();
    await dialog.getByRole('textbox', { name: 'Amount' }).fill('12.5%');
    await expect.element(dialog.getByRole('button', { name: 'Refund $6.67' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Enter with tax' }).click();
    await dialog.getByRole('textbox', { name: 'Amount' }).fill('50 %');
    await dialog.getByRole('button', { name: 'Refund $26.68' }).click();
    await expect.element(dialog.getByText('Elena gets $26.68 back.')).toBeVisible();
    expect(writes).toEqual([REFUND]);
  });

  it('takes an amount with tax and shows the net', async () => {
    const { dialog, writes } = await opened();
    await dialog.getByRole('radio', { name: 'Part' }).click();
    await dialog.getByRole('button', { name: 'Enter with tax' }).click();
    await dialog.getByRole('textbox', { name: 'Amount' }).fill('10.89');
    await expect.element(dialog.getByText('$10.00')).toBeVisible();
    await dialog.getByRole('button', { name: 'Refund $10.89' }).click();
    await expect.element(dialog.getByText('Elena gets $10.89 back.')).toBeVisible();
    expect(writes).toEqual([REFUND]);
  });

  it('tells an agent of the limit before the press', async () => {
    const { screen, writes } = await stage(<CustomerPanel />, {
      about: 'elena',
      as: { ...ADA, limits: { usd: 1000 } },
    });
    await screen.getByRole('button', { name: /^Refund Studio license/ }).click();
    const dialog = screen.getByRole('dialog');
    const words = 'Above your limit of $10.00 before tax, and nobody is set to approve it.';
    await expect.element(dialog.getByText(words)).toBeVisible();
    await expect.element(dialog.getByRole('button', { name: 'Refund $53.35' })).toBeDisabled();
    await dialog.getByRole('radio', { name: 'Part' }).click();
    await dialog.getByRole('textbox', { name: 'Amount' }).fill('10');
    await expect.element(dialog.getByRole('button', { name: 'Refund $10.89' })).toBeEnabled();
    expect(writes).toEqual([]);
  });

  it('works by keyboard alone and gives focus back', async () => {
    const { dialog, button, screen } = await opened();
    await expect.poll(() => dialog.element().contains(document.activeElement)).toBe(true);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => screen.getByRole('dialog').query()).toBeNull();
    await expect.poll(() => document.activeElement).toBe(button.element());
  });

  it('does not let go while money moves', async () => {
    const held = Promise.withResolvers<null>();
    const { dialog, intercept } = await opened();
    intercept((request) => (request.url.endsWith('refunds.create') ? held.promise : null));
    await dialog.getByRole('button', { name: 'Refund $53.35' }).click();
    await expect.element(dialog.getByRole('button', { name: 'Refund $53.35' })).toHaveAttribute('aria-busy', 'true');
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).toBeVisible();
    await expect.element(dialog.getByRole('button', { name: 'Close' })).toBeDisabled();
    held.resolve(null);
    await expect.element(dialog.getByText('Elena gets $53.35 back.')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => dialog.query()).toBeNull();
  });

  it('one intent is one request and one key, even when asked for twice in one breath', async () => {
    const keys: (string | null)[] = [];
    function Twice(): ReactElement {
      const { overview } = useCustomer();
      const orders = overview?.orders.ok ? overview.orders.value.items : [];
      const order = orders.find(({ description }) => description === 'Studio license');
      return order ? <Pressed orderId={order.id} /> : <p>…</p>;
    }
    function Pressed({ orderId }: { orderId: string }): ReactElement {
      const { submit, phase } = useRefund(orderId);
      const press = () => {
        void submit?.();
        void submit?.();
      };
      return (
        <button type="button" disabled={!submit} onClick={press}>
          {phase}
        </button>
      );
    }
    const { screen, writes } = await stage(<Twice />, {
      about: 'elena',
      intercept: (request) => {
        if (request.url.endsWith('refunds.create')) keys.push(request.headers.get('idempotency-key'));
        return null;
      },
    });
    await screen.getByRole('button', { name: 'editing' }).click();
    await expect.element(screen.getByRole('button', { name: 'done' })).toBeInTheDocument();
    expect(keys).toHaveLength(1);
    expect(writes).toEqual([REFUND]);
  });
});
