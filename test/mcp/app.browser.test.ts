// The dialogs in a sandboxed frame of the official bridge: from the preview over the page to what was decided.
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { AppBridge, getToolUiResourceUri, PostMessageTransport } from '@modelcontextprotocol/ext-apps/app-bridge';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { agent, openHouse } from '../adapter/house.ts';
import { makeToken } from './model.ts';
import { press } from './person.ts';

const person = agent({ id: 'p-9', name: 'Pia' });

afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

type House = ReturnType<typeof openHouse>;

/** What a model calls for the dialog to open. */
interface Opened {
  readonly tool: string;
  args(shop: House['shop']): Record<string, unknown>;
}

const REFUND: Opened = {
  tool: 'refund_preview',
  args: ({ elena }) => ({ customer: elena.customer, order_id: elena.order, amount: 1000 }),
};
const CHANGE: Opened = {
  tool: 'subscription_preview',
  args: ({ elena, products }) => ({
    customer: elena.customer,
    subscription_id: elena.subscription,
    of: 'change',
    product_id: products.proYearly,
  }),
};
const END: Opened = {
  tool: 'subscription_preview',
  args: ({ elena }) => ({ customer: elena.customer, subscription_id: elena.subscription, of: 'cancel' }),
};

/** A host of models, as far as it shows a dialog beside a conversation. */
async function host({ tool: name, args: argsOf }: Opened, sandbox = 'allow-scripts') {
  const house = openHouse();
  const { token } = await makeToken(house, { name: 'Claude' });
  const fetch = (target: string | URL | Request, init?: RequestInit) => house.floe.handler(new Request(target, init));
  const client = new Client({ name: 'host', version: '1' });
  const headers = { authorization: `Bearer ${token}` };
  await client.connect(
    new StreamableHTTPClientTransport(new URL('http://floe.test/floe/mcp'), { fetch, requestInit: { headers } }),
  );

  const args = argsOf(house.shop);
  const { tools } = await client.listTools();
  const tool = tools.find((one) => one.name === name);
  const uri = getToolUiResourceUri(tool ?? {}) ?? '';
  const { contents } = await client.readResource({ uri });
  const html = contents[0] as { text: string; mimeType: string };

  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', sandbox);
  frame.dataset.testid = 'app';
  frame.style.cssText = 'width:360px;height:420px';
  document.body.append(frame);
  const variables = { '--color-background-primary': 'rgb(1, 2, 3)' };
  const bridge = new AppBridge(
    client,
    { name: 'host', version: '1' },
    { openLinks: {}, serverTools: {} },
    {
      hostContext: { theme: 'dark', locale: 'en-US', styles: { variables } as never },
    },
  );
  const [links, context, sizes]: [string[], unknown[], unknown[]] = [[], [], []];
  bridge.onopenlink = async ({ url }) => {
    links.push(url);
    return {};
  };
  bridge.onupdatemodelcontext = async (update) => {
    context.push(update.structuredContent);
    return {};
  };
  bridge.onsizechange = (size) => void sizes.push(size);
  const ready = new Promise<void>((resolve) => {
    bridge.oninitialized = () => resolve();
  });
  const inner = frame.contentWindow as Window;
  await bridge.connect(new PostMessageTransport(inner, inner));
  frame.srcdoc = html.text;
  await ready;
  await bridge.sendToolInput({ arguments: args });
  const result = await client.callTool({ name, arguments: args });
  await bridge.sendToolResult(result as never);
  return { house, client, html, links, context, sizes, result, frame, app: page.frameLocator(page.getByTestId('app')) };
}

describe('the refund dialog in a host of models', () => {
  it('opens the page on which a person refunds', async () => {
    const { house, html, links, context, sizes, app } = await host(REFUND);
    expect(html.mimeType).toBe('text/html;profile=mcp-app');
    const button = app.getByRole('button', { name: /^Confirm refund of \$10\.89/ });
    await button.click();
    await expect.poll(() => context).toMatchObject([{ refund: 'waiting_for_a_person' }]);
    expect(house.writes()).toEqual([]);
    expect(sizes.length).toBeGreaterThan(0);
    expect(links).toEqual([expect.stringMatching(/^https:\/\/floe\.test\/floe\/mcp\/confirm\/[\w-]{43}$/)]);

    expect((await press(house, links[0] ?? '', person)).status).toBe(200);
    expect(house.changes()).toHaveLength(1);
    const { body } = await house.ask('audit.list', { as: agent(), input: { operation: 'refunds.create' } });
    expect(body.result).toMatchObject([
      { outcome: 'succeeded', amount: 1000, actor: { id: 'p-9', via: { name: 'Claude' } } },
    ]);
  });

  it('shows the figures in the look and the language of its host', async () => {
    const { frame, links } = await host(REFUND, 'allow-scripts allow-same-origin');
    const shown = () => frame.contentDocument?.body.innerText ?? '';
    await expect.poll(shown).toContain('$10.00');
    for (const words of ['$29.00', '$0.89', '$10.89']) expect(shown()).toContain(words);
    const root = frame.contentDocument?.documentElement as HTMLElement;
    expect([root.dataset.theme, root.lang]).toEqual(['dark', 'en-US']);
    expect(getComputedStyle(root.ownerDocument.body).backgroundColor).toBe('rgb(1, 2, 3)');
    root.querySelector('button')?.click();
    await expect.poll(shown).toContain('Confirm on the page that has opened.');
    expect(links).toHaveLength(1);
    expect(root.querySelector('button')?.disabled).toBe(true);
  });

  it('uses its preview once, also for a host that lets the model call what is meant for the dialog', async () => {
    const { house, client, result } = await host(REFUND);
    const { preview } = (result._meta as Record<string, { preview: string }>)['floe/refund'] as { preview: string };
    const again = async (name: string) => (await client.callTool({ name, arguments: { preview } })).isError ?? false;
    expect(await again('refund_execute')).toBe(true);
    expect(await again('refund_open_confirmation')).toBe(false);
    expect(await again('refund_open_confirmation')).toBe(true);
    expect(house.writes()).toEqual([]);
  });

  it.each([REFUND, END])('asks for nothing over the network, and holds no address: $tool', async (opened) => {
    const { html } = await host(opened);
    expect(html.text).not.toMatch(/https?:\/\/|fetch\(|XMLHttpRequest|import\(|localStorage/);
  });
});

describe('the dialog of a subscription in a host of models', () => {
  const decided = async ({ house, links }: Awaited<ReturnType<typeof host>>, operation: string) => {
    expect(house.writes()).toEqual([]);
    const page = await press(house, links[0] ?? '', person);
    expect([page.status, house.changes().length]).toEqual([200, 1]);
    const { body } = await house.ask('audit.list', { as: agent(), input: { operation } });
    expect(body.result).toMatchObject([{ outcome: 'succeeded', actor: { id: 'p-9', via: { name: 'Claude' } } }]);
    return JSON.parse(house.changes()[0]?.body ?? '{}');
  };

  it('opens the page on which a person changes the plan, for what it showed', async () => {
    const opened = await host(CHANGE, 'allow-scripts allow-same-origin');
    const { app, context, house, frame } = opened;
    const shown = () => frame.contentDocument?.body.innerText ?? '';
    await expect.poll(shown).toContain('Due now');
    for (const words of ['Pro yearly', '$294.69']) expect(shown()).toContain(words);
    await app.getByRole('button', { name: 'Change the plan…' }).click();
    await expect.poll(() => context).toMatchObject([{ subscription: 'waiting_for_a_person' }]);
    expect(await decided(opened, 'subscriptions.change')).toMatchObject({ product_id: house.shop.products.proYearly });
  });

  it('ends it with its period, and says why', async () => {
    const opened = await host(END);
    const { app, context } = opened;
    await app.getByRole('combobox').selectOptions('Too expensive');
    await app.getByRole('button', { name: 'End with this period…' }).click();
    await expect.poll(() => context).toMatchObject([{ subscription: 'waiting_for_a_person' }]);
    expect(await decided(opened, 'subscriptions.cancel')).toMatchObject({
      cancel_at_period_end: true,
      customer_cancellation_reason: 'too_expensive',
    });
  });

  it('ends it now, which is decided once', async () => {
    const opened = await host(END, 'allow-scripts allow-same-origin');
    const { app, context, frame } = opened;
    await app.getByRole('button', { name: 'End now…' }).click();
    await expect.poll(() => context).toMatchObject([{ subscription: 'waiting_for_a_person' }]);
    const buttons = [...(frame.contentDocument?.querySelectorAll('button') ?? [])];
    expect(buttons.map(({ disabled }) => disabled)).toEqual([true, true]);
    await decided(opened, 'subscriptions.revoke');
  });
});
