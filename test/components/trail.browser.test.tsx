import { describe, expect, it } from 'vitest';
import { CustomerPanel } from '../../src/components/index.ts';
import { ADA, stage } from './stage.tsx';

const line = {
  id: 'a1',
  at: '2026-11-23T11:58:00Z',
  actor: { kind: 'agent', id: 'ada', name: 'Ada Moreno' },
  operation: 'refunds.create',
  outcome: 'succeeded',
  customer_id: null,
  target: { type: 'order', id: 'o', label: 'INV-0038' },
  amount: 1000,
  tax_amount: 190,
  currency: 'usd',
  reason: 'customer_request',
  request_id: 'r',
};
const ticket = { system: 'zendesk', id: '4711' };

/** A panel whose trail holds these lines, each with how its ticket was proven. */
const withLines = (...proofs: string[]) => ({
  edit: (name: string, body: { result: Record<string, unknown> }) => {
    const items = proofs.map((proof, at) => ({ ...line, id: `a${at}`, ticket: { ...ticket, proof } }));
    const trail = { ok: true, value: { items, total: items.length } };
    return name === 'customer.overview' ? { ...body, result: { ...body.result, trail } } : body;
  },
});

describe('the trail', () => {
  it('names the agent in their own rows, as others read them', async () => {
    const { screen } = await stage(<CustomerPanel />, withLines('token'));
    const row = screen.getByText('Ada Moreno · 2 min ago · customer request');
    await expect.element(row).toBeVisible();
    await expect.element(screen.getByText(/Refunded \$11\.90 of .INV-0038/)).toBeVisible();
  });

  it.each([
    ['token', 'from sign-in'],
    ['helpdesk', 'from the helpdesk'],
  ] as const)('says that the ticket is proven by %s', async (proof, words) => {
    const { screen } = await stage(<CustomerPanel />, { as: { ...ADA, ticket: { ...ticket, proof } } });
    await expect.element(screen.getByText(`Zendesk #4711 · ${words}`)).toBeVisible();
  });

  it('says that a ticket is only claimed by the page', async () => {
    const { ticket: _none, ...as } = ADA;
    const { screen } = await stage(<CustomerPanel />, { as, ticket });
    await expect.element(screen.getByText('Zendesk #4711 · not proven')).toBeVisible();
  });

  it('tells the proof of a row only where it differs from the heading’s', async () => {
    const { screen } = await stage(<CustomerPanel />, withLines('token', 'claimed', 'helpdesk'));
    await expect.element(screen.getByText('customer request · ticket not proven', { exact: false })).toBeVisible();
    await expect
      .element(screen.getByText('customer request · ticket from the helpdesk', { exact: false }))
      .toBeVisible();
    expect(screen.getByText('ticket from sign-in', { exact: false }).query()).toBeNull();
  });
});
