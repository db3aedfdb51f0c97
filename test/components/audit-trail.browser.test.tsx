import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { memoryStore } from '../../server-adapter/index.ts';
import type { AuditRequest } from '../../server-adapter/store/audit-port.ts';
import type { Store } from '../../server-adapter/store/port.ts';
import { AuditTrail } from '../../src/components/index.ts';
import { saved } from './saved.ts';
import { ADA, stage } from './stage.tsx';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const HOUR = 3_600_000;

function request(id: string, change: Partial<AuditRequest> = {}): AuditRequest {
  return {
    id,
    at: NOW - 2 * HOUR,
    requestId: `request-${id}`,
    operation: 'subscriptions.cancel',
    actor: { kind: 'agent', id: 'ada', name: 'Ada Moreno' },
    customer: null,
    ticket: { system: 'zendesk', id: '4711', proof: 'token' },
    targets: {},
    detail: {},
    ...change,
  };
}

const canceled = {
  at: NOW - HOUR,
  result: 'ok',
  code: null,
  detail: {
    before: { status: 'active', cancel_at_period_end: false, seats: 3, ends_at: null },
    after: { status: 'active', cancel_at_period_end: true, seats: 3, ends_at: '2026-12-20T09:00:00Z' },
  },
} as const;

/** The trail of three calls and a refusal. */
async function smallTrail(): Promise<Store> {
  const store = memoryStore();
  const { audit } = store;
  await audit.request('default', request('a', { at: NOW - 72 * HOUR, actor: { kind: 'service', id: 'billing' } }));
  await audit.request('default', request('b', { operation: 'checkoutLinks.create', ticket: null }));
  await audit.request('default', request('c', { detail: { comment: '=HYPERLINK("x")' } }));
  await audit.complete('default', 'c', canceled);
  const { targets: _targets, detail: _detail, ...denied } = request('d', { operation: 'refunds.create' });
  await audit.deny('default', { ...denied, code: 'ticket_required' });
  return store;
}

/** Everybody's trail: no customer is named. */
const everybody = { customer: undefined, width: 720 } as const;
const rows = () => [...document.querySelectorAll('[data-slot="trail-row"]')].map((row) => row.textContent ?? '');

const fourLines = () => expect.poll(() => rows().length, { timeout: 20_000 }).toBe(4);

describe('the audit trail', () => {
  it('says what was done, by whom, for which ticket, and how it was before and after', async () => {
    const { screen } = await stage(<AuditTrail />, { ...everybody, store: await smallTrail() });
    await fourLines();
    expect(rows()[2]).toContain('Made a checkout link');
    expect(rows()[0]).toContain('refused');
    expect(rows()[1]).toMatch(/Canceled the plan.*Ada Moreno.*Zendesk #4711/);
    await userEvent.click(screen.getByText('Details').nth(1));
    const change = screen.getByText('Cancel at period end').element().parentElement;
    expect(change?.textContent).toMatch(/before no → after yes/);
    await expect.element(screen.getByText('20 December')).toBeVisible();
    await expect.element(screen.getByText('request-c')).toBeVisible();
    // What stayed as it was is no change.
    expect(screen.getByText('Seats').query()).toBeNull();
  });

  it('says what was left of an order before and after a refund, as money', async () => {
    const store = memoryStore();
    const detail = { amount: 1000, currency: 'usd' };
    await store.audit.request('default', request('r', { operation: 'refunds.create', detail }));
    const left = { before: { refundable_amount: 4900 }, after: { refundable_amount: 3900 } };
    await store.audit.complete('default', 'r', { at: NOW, result: 'ok', code: null, detail: left });
    const { screen } = await stage(<AuditTrail />, { ...everybody, store });
    await userEvent.click(screen.getByText('Details'));
    const change = screen.getByText('Refundable amount').element().parentElement;
    expect(change?.textContent).toMatch(/before \$49.00 → after \$39.00/);
  });

  it('filters by who, what, ticket and time, and back', async () => {
    const { screen } = await stage(<AuditTrail />, { ...everybody, store: await smallTrail() });
    await fourLines();
    const only = async (count: number) => {
      await expect.poll(() => rows().length).toBe(count);
      await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
      await expect.poll(() => rows().length).toBe(4);
    };
    await userEvent.fill(screen.getByLabelText('Who'), 'billing');
    await only(1);
    await userEvent.selectOptions(screen.getByLabelText('What'), 'Canceled the plan');
    await only(2);
    await userEvent.fill(screen.getByLabelText('Ticket'), 'zendesk');
    await expect.element(screen.getByText(/such as zendesk 4711/)).toBeVisible();
    await userEvent.fill(screen.getByLabelText('Ticket'), 'Zendesk #4711');
    await only(3);
    await userEvent.fill(screen.getByLabelText('From'), '2026-11-23');
    await only(3);
    await userEvent.fill(screen.getByLabelText('To'), '2026-11-20');
    await only(1);
    await userEvent.fill(screen.getByLabelText('Who'), 'nobody');
    await expect.element(screen.getByText('Nothing like this was done.')).toBeVisible();
  });

  it('saves what passes the filter as CSV, in which nothing runs', async () => {
    const { screen } = await stage(<AuditTrail />, { ...everybody, store: await smallTrail() });
    await fourLines();
    await userEvent.selectOptions(screen.getByLabelText('What'), 'Canceled the plan');
    await expect.poll(() => rows().length).toBe(2);
    const csv = await saved(() => userEvent.click(screen.getByRole('button', { name: 'Download CSV' })));
    const [head, first, second, end] = csv.replace('\ufeff', '').split('\r\n');
    expect(head).toMatch(/^at,actor_kind,actor_id,actor_name,operation,/);
    expect(first).toContain(`"'=HYPERLINK(""x"")"`);
    expect(first).toContain('""cancel_at_period_end"":true');
    expect(second).toContain(',service,billing,');
    expect(end).toBe('');
    await expect.element(screen.getByRole('button', { name: 'Download CSV' })).toBeEnabled();
  });

  it('reads ten thousand lines a page at a time, and into the file all that pass the filter', async () => {
    const store = memoryStore();
    await store.transaction(async ({ audit }) => {
      for (let id = 0; id < 10_000; id += 1) {
        const actor = { kind: 'agent', id: id % 10 ? 'ada' : 'ben' } as const;
        await audit.request('default', request(`line-${id}`, { actor }));
      }
    });
    const { screen, calls } = await stage(<AuditTrail pageSize={100} />, { ...everybody, store });
    await expect.poll(() => rows().length, { timeout: 10_000 }).toBe(100);
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    await expect.poll(() => rows().length, { timeout: 10_000 }).toBe(200);
    expect(calls.filter((name) => name === 'audit.list')).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: 'Download CSV' }));
    await expect.element(screen.getByText(/\d00 lines read/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
    await expect.element(screen.getByRole('button', { name: 'Download CSV' })).toBeEnabled();
    await userEvent.fill(screen.getByLabelText('Who'), 'ben');
    await expect.poll(() => rows()[0] ?? '', { timeout: 10_000 }).toContain('Someone');
    const csv = await saved(() => userEvent.click(screen.getByRole('button', { name: 'Download CSV' })));
    expect(csv.split('\r\n')).toHaveLength(1_002);
  }, 120_000);

  it('says that nothing was done yet', async () => {
    const { screen } = await stage(<AuditTrail />, everybody);
    await expect.element(screen.getByText('Nothing was done yet.')).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Download CSV' })).toBeDisabled();
  });

  it('says that it may not be read, and does not ask again', async () => {
    const { screen } = await stage(<AuditTrail />, { ...everybody, as: { ...ADA, permissions: ['orders:read'] } });
    await expect.element(screen.getByText('You do not have the right to see or do this.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Try again' }).query()).toBeNull();
  });

  it('says that it could not be read, and tries again', async () => {
    const broken = () => Response.json({ code: 'unavailable', status: 503, title: 'no' }, { status: 503 });
    const { screen, intercept } = await stage(<AuditTrail />, {
      ...everybody,
      store: await smallTrail(),
      intercept: broken,
    });
    const again = screen.getByRole('button', { name: 'Try again' });
    await expect.element(again, { timeout: 20_000 }).toBeVisible();
    intercept(() => null);
    await userEvent.click(again);
    await fourLines();
  }, 60_000);
});
