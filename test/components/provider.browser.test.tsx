import { QueryClient, QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { CustomerPanel } from '../../src/components/index.ts';
import { FloeProvider, useFloe } from '../../src/react/index.ts';
import { customerCaller, stage } from './stage.tsx';

function Mine({ about }: { about: string }): ReactElement {
  const { options, queryClient } = useFloe();
  const { data } = useQuery(options('customer.get', {}), queryClient);
  return <p data-testid={about}>{data?.name ?? 'nobody'}</p>;
}

describe('FloeProvider', () => {
  it('takes the host’s client and leaves the host’s children their own', async () => {
    const host = new QueryClient();
    let seen: QueryClient | undefined;
    const Child = () => {
      seen = useQueryClient();
      return <Mine about="who" />;
    };
    const answer = async () =>
      Response.json({
        result: { name: 'Maya' },
        subject: { connection: 'default', kind: 'customer', customer: 'c1' },
        requestId: 'r',
      });
    const screen = await render(
      <QueryClientProvider client={host}>
        <FloeProvider url="/floe" fetch={answer}>
          <Child />
        </FloeProvider>
      </QueryClientProvider>,
    );
    await expect.element(screen.getByTestId('who')).toHaveTextContent('Maya');
    expect(seen).toBe(host);
    expect(
      host
        .getQueryCache()
        .getAll()
        .map(({ queryKey }) => queryKey),
    ).toEqual([['floe', '/floe', 'self', 'customer.get', {}]]);
  });

  it('shows nobody another person’s data, not even for a frame', async () => {
    let who = 'c1';
    const shown: string[] = [];
    const answer = async (request: Request) => {
      const subject = { connection: 'default', kind: 'customer', customer: who };
      const result = request.url.endsWith('customer.get') ? { name: who } : [{ id: who }];
      return Response.json({ result, subject, requestId: 'r' });
    };
    const queryClient = new QueryClient();
    function Both(): ReactElement {
      const { options } = useFloe();
      const own = useQuery(options('customer.get', {}), queryClient);
      const orders = useQuery(options('orders.list', {}), queryClient);
      shown.push(`${own.data?.name ?? '-'} ${orders.data?.items[0]?.id ?? '-'}`);
      return <p data-testid="both">{`${own.data?.name} ${orders.data?.items[0]?.id}`}</p>;
    }
    const screen = await render(
      <FloeProvider url="/floe" fetch={answer} queryClient={queryClient}>
        <Both />
      </FloeProvider>,
    );
    await expect.element(screen.getByTestId('both')).toHaveTextContent('c1 c1');
    who = 'c2';
    await queryClient.refetchQueries({ queryKey: ['floe', '/floe', 'self', 'customer.get'] });
    await expect.element(screen.getByTestId('both')).toHaveTextContent('c2 c2');
    expect(shown).not.toContain('c2 c1');
    expect(shown).not.toContain('c1 c2');
  });

  it('changes by the id on screen what it found by another name', async () => {
    const bodies: { customer?: unknown }[] = [];
    const { screen, polar } = await stage(<CustomerPanel />, {
      about: 'amara',
      intercept: async (request) => {
        if (request.url.endsWith('uncancel')) bodies.push(await request.json());
        return null;
      },
    });
    await screen.getByRole('button', { name: 'Keep plan' }).click();
    await expect.element(screen.getByText('Active')).toBeVisible();
    const found = await polar.fetch(
      new Request('https://api.polar.sh/v1/customers/external/usr_amara', {
        headers: { authorization: 'Bearer polar_oat_demo' },
      }),
    );
    const { id } = await found.json();
    expect(bodies.map(({ customer }) => customer)).toEqual([{ id }]);
  });

  it('tells the host what happened', async () => {
    const events: string[] = [];
    const { screen } = await stage(<CustomerPanel />, {
      as: customerCaller('amara'),
      width: 760,
      onEvent: (event) => events.push(`${event.type} ${event.operation}`),
    });
    await screen.getByRole('button', { name: 'Keep plan' }).click();
    await expect.element(screen.getByText('Active')).toBeVisible();
    expect(events).toEqual(['succeeded subscriptions.uncancel']);
  });

  it('lets the host replace words, tokens and classes', async () => {
    const { screen } = await stage(<CustomerPanel />, {
      about: 'elena',
      messages: { order: { title: 'Purchases' } },
      appearance: { theme: 'light', accent: 'rgb(1, 2, 3)', radius: 0, classNames: { row: 'host-row' } },
    });
    await expect.element(screen.getByRole('heading', { name: /^Purchases/ })).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Change plan' })).toBeVisible();
    const change = screen.getByRole('button', { name: 'Change plan' }).element();
    expect(getComputedStyle(change).backgroundColor).toBe('rgb(1, 2, 3)');
    expect(getComputedStyle(change).borderTopLeftRadius).toBe('0px');
    expect(document.querySelectorAll('.host-row').length).toBeGreaterThan(0);
  });
});
