import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { CustomerPanel } from '../../src/components/index.ts';
import { useSubscriptions } from '../../src/react/index.ts';
import { elsewhere } from './elsewhere.ts';
import { customerCaller, stage } from './stage.tsx';

/** Whether the customer's plan ends, and how well that is known. */
function Plan() {
  const { status, current } = useSubscriptions();
  return <output>{`${status}, ${current[0]?.cancel_at_period_end ? 'ends' : 'goes on'}`}</output>;
}

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

  it('reads again what changed while it was being read, also where the reading before had failed', async () => {
    const staged = await stage(<Plan />, { as: customerCaller('elena') });
    const shown = staged.screen.getByRole('status');
    await expect.element(shown).toHaveTextContent('ready, goes on');
    staged.intercept(() => Response.json({ code: 'forbidden', status: 403 }, { status: 403 }));
    await staged.reread();
    await expect.element(shown).toHaveTextContent('forbidden, goes on');
    const [read, arrives] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    staged.intercept(async (request) => {
      const before = await staged.handler(request);
      read.resolve();
      await arrives.promise;
      return before;
    });
    void staged.reread();
    await read.promise;
    await elsewhere(staged, 'elena', 'subscriptions.cancel');
    staged.intercept(() => null);
    void staged.reread();
    arrives.resolve();
    await expect.element(shown).toHaveTextContent('ready, ends');
  });

  it('opens no stream where the host does not want one, nor for a customer who is nobody yet', async () => {
    const off = await stage(<CustomerPanel />, { as: customerCaller('elena'), about: 'elena', live: false });
    await expect.element(off.screen.getByText('Active', { exact: true })).toBeVisible();
    const nobody = await stage(<CustomerPanel />, { about: 'nobody', live: true });
    await expect.poll(() => nobody.calls.includes('customer.overview')).toBe(true);
    expect([off.calls, nobody.calls].flat()).not.toContain('live');
  });
});
