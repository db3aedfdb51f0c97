import { notifyManager } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { BillingOverview, CustomerPanel, OrderList, SubscriptionControls, Trail } from '../../src/components/index.ts';
import { useCustomer, useSubscription } from '../../src/react/index.ts';
import { ADA, customerCaller, stage } from './stage.tsx';

const READER = { ...ADA, permissions: ADA.permissions.filter((one) => one.endsWith(':read')) };

const watching: MutationObserver[] = [];
afterEach(() => {
  for (const observer of watching.splice(0)) observer.disconnect();
});

/** Notes every time something stood on the page, were it for one commit. */
function everSeen(selector: string): () => string[] {
  const seen: string[] = [];
  const look = () => seen.push(...[...document.querySelectorAll(selector)].map((one) => one.outerHTML.slice(0, 80)));
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true });
  watching.push(observer);
  return () => seen;
}

describe('a part that stands alone knows who is looking', () => {
  it('offers refunds to who may refund, from one request', async () => {
    const { screen, calls } = await stage(<OrderList />, { about: 'elena' });
    await expect.element(screen.getByRole('button', { name: /^Refund Studio/ })).toBeVisible();
    expect(calls).toEqual(['customer.overview']);
  });

  it('offers none to who may not', async () => {
    const { screen } = await stage(<OrderList />, { about: 'elena', as: READER });
    await expect.element(screen.getByText('Studio license')).toBeVisible();
    expect(screen.getByRole('button', { name: /^Refund/ }).query()).toBeNull();
  });

  it('shows no button of a plan to an agent who may only read, not for a moment', async () => {
    const buttons = everSeen('[data-slot=subscription-actions] button');
    const { screen, calls } = await stage(<SubscriptionControls />, { about: 'elena', as: READER });
    await expect.element(screen.getByText('Active')).toBeVisible();
    expect(buttons()).toEqual([]);
    const place = document.querySelector('[data-slot=subscription-actions]');
    expect(place?.checkVisibility()).toBe(false);
    expect(calls).toEqual(['customer.overview']);
  });

  it('nor where the host has queries told at once', async () => {
    notifyManager.setScheduler((tell) => tell());
    try {
      const buttons = everSeen('[data-slot=subscription-actions] button');
      const { screen } = await stage(<SubscriptionControls />, { about: 'elena', as: READER });
      await expect.element(screen.getByText('Active')).toBeVisible();
      expect(buttons()).toEqual([]);
    } finally {
      notifyManager.setScheduler((tell) => setTimeout(tell, 0));
    }
  });

  it('says why: the right is missing', async () => {
    const Probe = (): ReactElement => {
      useCustomer();
      const { reasons, cancel } = useSubscription();
      return <p data-testid="why">{`${reasons?.cancel} ${reasons?.pause} ${cancel === null}`}</p>;
    };
    const { screen } = await stage(<Probe />, { about: 'elena', as: READER });
    await expect.element(screen.getByTestId('why')).toHaveTextContent('forbidden forbidden true');
  });

  it('shares one request between parts beside each other', async () => {
    const { screen, calls } = await stage(
      <>
        <SubscriptionControls />
        <OrderList />
        <Trail />
      </>,
      { about: 'elena' },
    );
    await expect.element(screen.getByRole('button', { name: 'Change plan' })).toBeVisible();
    await expect.element(screen.getByRole('button', { name: /^Refund Studio/ })).toBeVisible();
    expect(calls).toEqual(['customer.overview']);
  });

  it('reads for itself where the overview is refused', async () => {
    const problem = { code: 'forbidden', status: 403, title: '', requestId: 'r' };
    const { screen } = await stage(<OrderList />, {
      about: 'elena',
      intercept: ({ url }) => (url.endsWith('customer.overview') ? Response.json(problem, { status: 403 }) : null),
    });
    await expect.element(screen.getByText('Studio license')).toBeVisible();
  });
});

describe('a panel that is not told its view', () => {
  it('never shows a customer anything of the agent’s', async () => {
    const held = Promise.withResolvers<null>();
    const agents = everSeen('[data-view=agent], [data-slot=panel-who], [data-slot=panel-facts]');
    const { screen } = await stage(<CustomerPanel />, {
      as: customerCaller('elena'),
      width: 760,
      intercept: () => held.promise,
    });
    await expect.element(screen.getByRole('status', { name: 'Loading' })).toBeVisible();
    held.resolve(null);
    await expect.element(screen.getByRole('heading', { name: 'Billing' })).toBeVisible();
    await expect.element(screen.getByRole('table', { name: 'Invoices' })).toBeVisible();
    expect(agents()).toEqual([]);
  });

  it('never shows an agent the customer’s page', async () => {
    const pages = everSeen('[data-slot=billing]');
    const { screen } = await stage(<CustomerPanel />, { about: 'elena' });
    await expect.element(screen.getByRole('heading', { name: 'Elena Marchetti' })).toBeVisible();
    expect(pages()).toEqual([]);
  });
});

describe('the billing page', () => {
  const own = { as: customerCaller('elena'), width: 760 };
  const top = (slot: string) => document.querySelector(`[data-slot=${slot}]`)?.getBoundingClientRect().top ?? 0;

  it('says that it loads, and moves nothing when it comes', async () => {
    const held = Promise.withResolvers<null>();
    const { screen } = await stage(<CustomerPanel view="billing" />, { ...own, intercept: () => held.promise });
    await expect.element(screen.getByRole('status').filter({ hasText: 'Loading' })).toBeInTheDocument();
    const before = top('next-charge');
    expect(before).toBeGreaterThan(0);
    expect(document.querySelector('[data-slot=subscription-actions]')?.checkVisibility()).toBe(true);
    held.resolve(null);
    await expect.element(screen.getByRole('button', { name: 'Change plan' })).toBeVisible();
    expect(Math.abs(top('next-charge') - before)).toBeLessThan(2);
  });

  it('stands alone, from one request', async () => {
    const { screen, calls } = await stage(<BillingOverview />, own);
    await expect.element(screen.getByRole('button', { name: 'Change plan' })).toBeVisible();
    await expect.element(screen.getByText('Next charge', { exact: false })).toBeVisible();
    // Beyond it, each figure and each key's devices are read where they are shown.
    expect(calls.filter((name) => !/^(subscriptions.preview|licenseKeys.get)$/.test(name))).toEqual([
      'customer.overview',
    ]);
  });

  it('gives the whole width to the word that there is no plan', async () => {
    const { screen } = await stage(<CustomerPanel />, { as: customerCaller('nobody'), width: 760 });
    const words = screen.getByText('No subscription.');
    await expect.element(words).toBeVisible();
    const card = document.querySelector('[data-slot=plan-card]')?.getBoundingClientRect();
    const place = document.querySelector('[data-slot=billing]')?.getBoundingClientRect();
    expect(card?.width).toBeGreaterThan((place?.width ?? 0) - 60);
    expect(words.element().getBoundingClientRect().top - (card?.top ?? 0)).toBeLessThan(24);
  });
});
