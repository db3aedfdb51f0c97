import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { CustomerPanel } from '../../src/components/index.ts';
import { elsewhere } from './elsewhere.ts';
import { customerCaller, stage } from './stage.tsx';

describe('a page', () => {
  it('shows what an agent changed elsewhere, without a reload', async () => {
    const staged = await stage(<CustomerPanel />, {
      as: customerCaller('elena'),
      about: 'elena',
      width: 760,
      live: true,
    });
    await expect.element(staged.screen.getByText('Active', { exact: true })).toBeVisible();
    await staged.listening();
    const before = staged.calls.length;
    await elsewhere(staged, 'elena', 'subscriptions.cancel');
    await expect.element(staged.screen.getByText('Ending', { exact: true })).toBeVisible();
    const again = staged.calls.slice(before);
    expect(again).toContain('subscriptions.list');
    // Exactly what became stale, each once; the overview waits until it is needed.
    expect(new Set(again).size).toBe(again.length);
    expect(again).not.toContain('customer.overview');
    expect(again).not.toContain('products.list');
  });

  it('does not read twice what it changed itself', async () => {
    const staged = await stage(<CustomerPanel />, { as: customerCaller('amara'), width: 760, live: true });
    await expect.element(staged.screen.getByRole('button', { name: 'Keep plan' })).toBeVisible();
    await staged.listening();
    const before = staged.calls.length;
    await staged.screen.getByRole('button', { name: 'Keep plan' }).click();
    await expect.element(staged.screen.getByText('Active')).toBeVisible();
    // A later change shows that the page's own has been told by then.
    await elsewhere(staged, 'amara', 'subscriptions.cancel');
    await expect.element(staged.screen.getByText('Ending')).toBeVisible();
    expect(staged.calls.slice(before).filter((name) => name === 'subscriptions.list')).toHaveLength(2);
  });

  it('reads everything again when changes were lost', async () => {
    const queryClient = new QueryClient();
    const staged = await stage(<CustomerPanel />, {
      as: customerCaller('elena'),
      about: 'elena',
      queryClient,
      live: true,
      edit: (_, body) => body,
      intercept: (request) =>
        new URL(request.url).pathname.endsWith('/live')
          ? new Response('id: 7\n\nevent: reset\nid: 8\ndata: {}\n\n', {
              headers: { 'content-type': 'text/event-stream' },
            })
          : null,
    });
    await expect.element(staged.screen.getByText('Active', { exact: true })).toBeVisible();
    await expect.poll(() => staged.calls.filter((name) => name === 'orders.list').length).toBeGreaterThan(0);
    expect(staged.calls).toContain('subscriptions.list');
  });

  it('opens no stream where the host does not want one, nor for a customer who is nobody yet', async () => {
    const off = await stage(<CustomerPanel />, { as: customerCaller('elena'), about: 'elena', live: false });
    await expect.element(off.screen.getByText('Active', { exact: true })).toBeVisible();
    const nobody = await stage(<CustomerPanel />, { about: 'nobody', live: true });
    await expect.poll(() => nobody.calls.includes('customer.overview')).toBe(true);
    expect([off.calls, nobody.calls].flat()).not.toContain('live');
  });
});
