import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CustomerSearch } from '../../src/components/index.ts';
import { ADA, stage } from './stage.tsx';

const person = (id: string, more: object = {}) => ({
  id,
  created_at: '2026-03-02T09:00:00Z',
  email: 'maya@northwind.dev',
  name: 'Maya Kobayashi',
  external_id: `usr_${id}`,
  ...more,
});

/** Answers each search with these. */
const found = (...people: object[]) => ({
  customer: undefined,
  edit: (name: string, body: { result: unknown }) => (name === 'customer.search' ? { ...body, result: people } : body),
});

describe('CustomerSearch', () => {
  it('looks for the ticket’s address at once and hands on who is chosen', async () => {
    const pick = vi.fn();
    const { screen, calls } = await stage(<CustomerSearch email="maya@northwind.dev" onPick={pick} />, {
      customer: undefined,
    });
    await screen.getByRole('option', { name: /^Maya Kobayashi/ }).click();
    expect(pick).toHaveBeenCalledWith(expect.objectContaining({ email: 'maya@northwind.dev' }));
    expect(calls).toEqual(['customer.search']);
  });

  it('asks nothing before there is something to ask, and once a pause, not once a key', async () => {
    const { screen, calls } = await stage(<CustomerSearch onPick={() => {}} />, { customer: undefined });
    const field = screen.getByRole('combobox', { name: 'Find a customer' });
    expect(calls).toEqual([]);
    await userEvent.type(field, 'elena m');
    await expect.element(screen.getByRole('option', { name: /^Elena Marchetti/ })).toBeVisible();
    expect(calls.length).toBeLessThan(6);
  });

  it('finds by the host’s own id', async () => {
    const { screen } = await stage(<CustomerSearch email="usr_elena" onPick={() => {}} />, { customer: undefined });
    await expect.element(screen.getByRole('option', { name: /^Elena Marchetti/ })).toBeVisible();
  });

  it('lets a person choose where one address has several customers, by keyboard', async () => {
    const pick = vi.fn();
    const { screen } = await stage(<CustomerSearch email="maya@northwind.dev" onPick={pick} />, {
      ...found(person('one'), person('two'), person('gone', { deleted_at: '2026-10-01T00:00:00Z' })),
    });
    await expect.element(screen.getByText('3 customers have this email. Choose one.')).toBeVisible();
    await expect.element(screen.getByText('Deleted')).toBeVisible();
    expect(pick).not.toHaveBeenCalled();
    await screen.getByRole('combobox').click();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(pick.mock.lastCall?.[0]).toMatchObject({ id: 'two' });
    await userEvent.keyboard('{ArrowUp}{Enter}');
    expect(pick.mock.lastCall?.[0]).toMatchObject({ id: 'gone' });
  });

  it('says whose address is not the ticket’s', async () => {
    const { screen } = await stage(
      <CustomerSearch email="maya@northwind.dev" onPick={() => {}} />,
      found(person('one'), person('other', { email: 'm.kobayashi@example.com', name: 'M. Kobayashi' })),
    );
    await expect.element(screen.getByText('The ticket came from maya@northwind.dev.')).toBeVisible();
    const other = screen.getByRole('option', { name: /^M\. Kobayashi/ });
    const about = 'm.kobayashi@example.com · usr_other · since Mar 2026 · Not the ticket’s email';
    await expect.element(other.getByText(about)).toBeVisible();
    expect(screen.getByText('Not the ticket', { exact: false }).elements()).toHaveLength(1);
  });

  it('says that nobody was found', async () => {
    const { screen } = await stage(<CustomerSearch email="nobody@example.com" onPick={() => {}} />, {
      customer: undefined,
    });
    await expect.element(screen.getByText('Nobody was found.')).toBeVisible();
  });

  it('says that somebody may not search', async () => {
    const as = { ...ADA, permissions: [] };
    const { screen } = await stage(<CustomerSearch email="a@example.com" onPick={() => {}} />, {
      as,
      customer: undefined,
    });
    await expect.element(screen.getByText('You do not have the right to see or do this.')).toBeVisible();
    expect(screen.getByText('Nobody was found.').query()).toBeNull();
  });
});
