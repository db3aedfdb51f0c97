import { describe, expect, it } from 'vitest';
import { CustomerPanel } from '../../src/components/index.ts';
import { ADA, customerCaller, stage } from './stage.tsx';

describe('CustomerPanel for an agent', () => {
  it('shows a whole customer from one request', async () => {
    const { screen, calls } = await stage(<CustomerPanel />);
    await expect.element(screen.getByRole('heading', { name: 'Maya Kobayashi' })).toBeVisible();
    await expect.element(screen.getByText('Payment failed on', { exact: false })).toBeVisible();
    await expect.element(screen.getByText('$11.90', { exact: true }).first()).toBeVisible();
    await expect.element(screen.getByText('Past due')).toBeVisible();
    expect(calls).toEqual(['customer.overview']);
  });

  it('keeps the places of everything while it loads, and moves nothing when it comes', async () => {
    const held = Promise.withResolvers<null>();
    const { screen } = await stage(<CustomerPanel view="agent" />, { intercept: () => held.promise });
    await expect.element(screen.getByRole('status', { name: 'Loading' }).first()).toBeInTheDocument();
    const facts = () => document.querySelector('[data-slot=panel-facts]')?.getBoundingClientRect().top;
    const before = facts();
    expect(before).toBeGreaterThan(0);
    held.resolve(null);
    await expect.element(screen.getByRole('heading', { name: 'Maya Kobayashi' })).toBeVisible();
    expect(Math.abs((facts() ?? 0) - (before ?? 0))).toBeLessThan(2);
  });

  it('lets one part fail alone and try again alone', async () => {
    const broken = { code: 'upstream_timeout', status: 504, title: 'late' };
    const { screen, calls } = await stage(<CustomerPanel />, {
      about: 'elena',
      edit: (name, body) =>
        name === 'customer.overview'
          ? { ...body, result: { ...body.result, orders: { ok: false, problem: broken } } }
          : body,
    });
    await expect.element(screen.getByText('The billing system gave no clear answer.', { exact: false })).toBeVisible();
    await expect.element(screen.getByText('Active')).toBeVisible();
    expect(calls).toEqual(['customer.overview']);
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByRole('button', { name: /^Refund Studio/ })).toBeVisible();
    expect(calls).toEqual(['customer.overview', 'orders.list']);
  });

  it('offers no refund to an agent without the right', async () => {
    const as = { ...ADA, permissions: ADA.permissions.filter((one) => !one.startsWith('refunds:')) };
    const { screen } = await stage(<CustomerPanel />, { about: 'elena', as });
    await expect.element(screen.getByText('Studio license').first()).toBeVisible();
    expect(screen.getByRole('button', { name: /Refund/ }).query()).toBeNull();
  });

  it('tells that nobody is known yet, which is no failure', async () => {
    const { screen } = await stage(<CustomerPanel />, { about: 'nobody' });
    await expect.element(screen.getByText('No billing account yet.')).toBeVisible();
    expect(screen.getByRole('alert').query()).toBeNull();
  });

  it('says that the session is over and keeps a way back', async () => {
    const { screen } = await stage(<CustomerPanel />, { as: 'expired' });
    await expect.element(screen.getByText('Your session has ended.', { exact: false })).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
  });
});

describe('CustomerPanel for a customer', () => {
  it('is its own billing page, with what comes next', async () => {
    const { screen, calls } = await stage(<CustomerPanel />, { as: customerCaller('elena'), width: 760 });
    await expect.element(screen.getByRole('heading', { name: 'Billing' })).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Change plan' })).toBeVisible();
    await expect.element(screen.getByRole('table', { name: 'Invoices' })).toBeVisible();
    await expect.element(screen.getByText('Next charge', { exact: false })).toBeVisible();
    await expect.element(screen.getByText('1 of 3 devices', { exact: false })).toBeVisible();
    expect(calls.toSorted()).toEqual(['customer.overview', 'licenseKeys.get', 'subscriptions.preview']);
    expect(calls[0]).toBe('customer.overview');
    expect(screen.getByRole('button', { name: /Refund/ }).query()).toBeNull();
  });

  it('is told that a free plan charges nothing, not a sum of zero', async () => {
    const { screen } = await stage(<CustomerPanel />, { as: customerCaller('noor'), width: 760 });
    await expect.element(screen.getByText('Nothing will be charged.')).toBeVisible();
    expect(document.querySelector('[data-slot=next-charge]')?.textContent).not.toContain('$0.00');
  });

  it.each([320, 560, 760])('has every invoice to download, %s px wide, inside its place', async (width) => {
    const { screen } = await stage(<CustomerPanel />, { as: customerCaller('elena'), width });
    const download = screen.getByRole('button', { name: /^Download invoice/ }).first();
    await expect.element(download).toBeVisible();
    const billing = document.querySelector('[data-slot=billing]');
    expect(billing?.scrollWidth).toBe(billing?.clientWidth);
    expect(download.element().getBoundingClientRect().right).toBeLessThanOrEqual(width);
  });

  it('is told of the payment that is open, and never that nothing will be charged', async () => {
    const { screen } = await stage(<CustomerPanel />, { as: customerCaller('maya'), width: 760 });
    await expect.element(screen.getByText('Open payment')).toBeVisible();
    await expect.element(screen.getByText('Tried again on 27 Nov.')).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Update card' })).toBeVisible();
    expect(screen.getByText('Nothing will be charged.').query()).toBeNull();
  });
});
