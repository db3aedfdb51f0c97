import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { LicenseKeyTable } from '../../src/components/index.ts';
import { ADA, stage } from './stage.tsx';

const KEEPER = { ...ADA, permissions: [...ADA.permissions, 'license_keys:read', 'license_keys:write'] } as const;
const wide = { as: KEEPER, customer: undefined, width: 1000 };
const rows = () => [...document.querySelectorAll('[data-slot=license-key-table-row]')];
const keysOf = (list: readonly Element[]) => list.map((row) => row.querySelector('code')?.textContent);

describe('ten thousand keys', () => {
  it('show their first rows from one page, and no other is read before it is asked for', async () => {
    const { screen, calls } = await stage(<LicenseKeyTable />, { ...wide, seed: 'large' });
    await expect.element(screen.getByText(/^20 of \d{4,}$/)).toBeVisible();
    expect(rows()).toHaveLength(20);
    expect(calls).toEqual(['licenseKeys.list']);
    await screen.getByRole('button', { name: 'Show more keys' }).click();
    await expect.element(screen.getByText(/^40 of \d{4,}$/)).toBeVisible();
    expect(new Set(keysOf(rows())).size).toBe(40);
    expect(calls).toEqual(['licenseKeys.list', 'licenseKeys.list']);
  });
});

/** A list that changes between two reads, as a busy shop's does. */
function shop(count: number) {
  const ids = Array.from({ length: count }, (_, at) => `k${at}`);
  const reads: string[] = [];
  const plain = { status: 'granted', usage: 0, limit_usage: null, limit_activations: null, validations: 0 };
  const none = { last_validated_at: null, expires_at: null, benefit_id: 'b', customer_id: 'c' };
  const key = (id: string) => ({ ...plain, ...none, id, key: id, display_key: `****-${id}`, created_at: '2026-01-01' });
  const intercept = async (request: Request) => {
    if (!request.url.endsWith('licenseKeys.list')) return null;
    const { cursor = '0' } = (await request.json()).input;
    reads.push(cursor);
    const from = Number(cursor);
    const next = from + 20 < ids.length ? { nextCursor: String(from + 20) } : {};
    const result = ids.slice(from, from + 20).map(key);
    return Response.json({
      result,
      total: ids.length,
      ...next,
      subject: { connection: 'default', kind: 'agent', customer: null },
    });
  };
  return { ids, reads, intercept };
}

describe('a page that shifted', () => {
  it('shows no key twice when one came on top meanwhile, and shows that one, too', async () => {
    const { ids, intercept } = shop(50);
    const { screen } = await stage(<LicenseKeyTable />, { ...wide, intercept });
    await expect.element(screen.getByText('20 of 50')).toBeVisible();
    ids.unshift('new');
    await screen.getByRole('button', { name: 'Show more keys' }).click();
    await expect.element(screen.getByText('40 of 51')).toBeVisible();
    expect(keysOf(rows())).toEqual(ids.slice(0, 40).map((id) => `····-${id}`));
  });

  it('misses none when one on top went away meanwhile', async () => {
    const { ids, intercept } = shop(50);
    const { screen } = await stage(<LicenseKeyTable />, { ...wide, intercept });
    await expect.element(screen.getByText('20 of 50')).toBeVisible();
    ids.shift();
    await screen.getByRole('button', { name: 'Show more keys' }).click();
    await expect.element(screen.getByText('40 of 49')).toBeVisible();
    expect(keysOf(rows())).toEqual(ids.slice(0, 40).map((id) => `····-${id}`));
  });

  it('keeps the focus in its row while everything is read again', async () => {
    const { ids, reads, intercept } = shop(50);
    const queryClient = new QueryClient();
    const { screen } = await stage(<LicenseKeyTable />, { ...wide, intercept, queryClient });
    await screen.getByRole('button', { name: 'Show more keys' }).click();
    await expect.element(screen.getByText('40 of 50')).toBeVisible();
    const manage = screen.getByRole('button', { name: 'Manage ····-k30' });
    const before = manage.element();
    if (before instanceof HTMLElement) before.focus();
    ids.unshift('new');
    const known = reads.length;
    await queryClient.invalidateQueries();
    await expect.element(screen.getByText('40 of 51')).toBeVisible();
    expect(reads.length).toBeGreaterThan(known);
    expect(document.activeElement).toBe(before);
    await expect.element(manage).toHaveFocus();
  });

  it('says what failed at the end of the list, and tries that page alone again', async () => {
    const { reads, intercept } = shop(50);
    let broken = true;
    const { screen } = await stage(<LicenseKeyTable />, {
      ...wide,
      intercept: async (request) => {
        const { cursor } = request.url.endsWith('licenseKeys.list') ? (await request.clone().json()).input : {};
        const problem = { code: 'upstream_error', status: 422, title: '', requestId: 'r' };
        return cursor && broken ? Response.json(problem, { status: 422 }) : intercept(request);
      },
    });
    await screen.getByRole('button', { name: 'Show more keys' }).click();
    await expect.element(screen.getByText('The billing system refused this.', { exact: false })).toBeVisible();
    expect(rows()).toHaveLength(20);
    broken = false;
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByText('40 of 50')).toBeVisible();
    expect(reads).toEqual(['0', '20']);
  });
});
