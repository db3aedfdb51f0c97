import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { memoryStore } from '../../server-adapter/index.ts';
import { WebhookStatus } from '../../src/components/desk.ts';
import type { Polar } from '../../src/simulator/index.ts';
import { ADA, stage } from './stage.tsx';

const MINUTE = 60_000;
const OPERATOR = { ...ADA, permissions: [...ADA.permissions, 'connections:read', 'connections:write'] } as const;
const OFF = 'Polar has turned our webhooks off after failures.';

/** A shop whose Polar sends us webhooks. */
async function desk(options: Parameters<typeof stage>[1] = {}) {
  const webhookSecrets: string[] = [];
  const endpoint = Promise.withResolvers<string>();
  const staged = await stage(<WebhookStatus />, {
    as: OPERATOR,
    customer: undefined,
    webhookSecrets,
    ...options,
    before: async (polar) => {
      const { id, secret } = await made(polar);
      webhookSecrets.push(secret);
      endpoint.resolve(id);
      await options.before?.(polar);
    },
  });
  await staged.tick();
  return {
    ...staged,
    endpoint: await endpoint.promise,
    note: staged.screen.getByRole('region', { name: 'News from Polar' }),
  };
}

async function made(polar: Polar): Promise<{ id: string; secret: string }> {
  const answer = await polar.fetch(
    new Request('https://api.polar.sh/v1/webhooks/endpoints', {
      method: 'POST',
      headers: { authorization: 'Bearer polar_oat_demo', 'content-type': 'application/json' },
      body: JSON.stringify({ url: 'https://app.example/floe/webhooks/polar/default', format: 'raw', events: [] }),
    }),
  );
  return answer.json();
}

describe('WebhookStatus', () => {
  it('hears that Polar turned the endpoint off, and turns it on again in one press, which the trail keeps', async () => {
    const store = memoryStore();
    const { screen, note, polar, endpoint, clock, tick, listening, writes } = await desk({ live: true, store });
    await expect.element(screen.getByText('Webhooks are on; none has come yet.')).toBeVisible();
    await listening();
    polar.moves.endpoint(endpoint, { enabled: false });
    clock.forward(5 * MINUTE);
    await tick();
    await expect.element(screen.getByText(OFF, { exact: false })).toBeVisible();
    writes.length = 0;
    await userEvent.dblClick(note.getByRole('button', { name: 'Turn on again' }));
    await expect.element(screen.getByText('Webhooks are on; none has come yet.')).toBeVisible();
    await expect.element(screen.getByText('Webhooks are on again. Everything is read anew.')).toBeInTheDocument();
    expect(note.getByRole('button').query()).toBeNull();
    expect(writes).toEqual(['PATCH /v1/webhooks/endpoints/:id']);
    const { entries } = await store.audit.list('default', { limit: 1 });
    expect(entries).toMatchObject([
      {
        operation: 'webhooks.repair',
        actor: { id: 'ada' },
        outcome: { result: 'ok', detail: { before: { endpoint: 'disabled' }, after: { endpoint: 'enabled' } } },
      },
    ]);
  });

  it('says why it cannot be turned on', async () => {
    const { screen, note, polar, endpoint, reread } = await desk();
    await expect.element(screen.getByText('Webhooks are on', { exact: false })).toBeVisible();
    polar.moves.endpoint(endpoint, { enabled: false, url: 'http://127.0.0.1:9099/hook' });
    await reread();
    await note.getByRole('button', { name: 'Turn on again' }).click();
    await expect.element(screen.getByText('it must be https and public', { exact: false })).toBeVisible();
    await expect.element(note.getByRole('button', { name: 'Turn on again' })).toBeEnabled();
  });

  it('says that background work stands still, and what is seen late', async () => {
    const { screen, clock, reread } = await desk({
      edit: (name, body) =>
        name === 'webhooks.status' ? { ...body, result: { ...body.result, unread: ['disputes'], waiting: 3 } } : body,
    });
    await expect.element(screen.getByText('3 not applied yet.', { exact: false })).toBeVisible();
    await expect.element(screen.getByText('may not read them: disputes.', { exact: false })).toBeVisible();
    clock.forward(15 * MINUTE);
    await reread();
    await expect.poll(() => screen.getByText('background work', { exact: false }).query()).toBeNull();
    clock.forward(MINUTE);
    await reread();
    await expect.element(screen.getByText('background work stands still', { exact: false })).toBeVisible();
  });

  it.each([
    ['missing', 'Polar has no webhook endpoint with our secret.'],
    ['unset', 'No webhooks are set up'],
    ['unknown', 'Polar does not let us look'],
  ])('says what to do when it is %s, and offers no press', async (endpoint, words) => {
    const { screen, note } = await desk({
      edit: (name, body) => (name === 'webhooks.status' ? { ...body, result: { ...body.result, endpoint } } : body),
    });
    await expect.element(screen.getByText(words, { exact: false })).toBeVisible();
    expect(note.getByRole('button').query()).toBeNull();
  });

  it('is nothing for who may not see connections', async () => {
    const queryClient = new QueryClient();
    const { screen } = await desk({ as: ADA, queryClient });
    const asked = () =>
      queryClient
        .getQueryCache()
        .getAll()
        .find(({ queryKey }) => queryKey[3] === 'webhooks.status');
    await expect.poll(() => asked()?.state.status).toBe('error');
    expect(screen.container.textContent).toBe('');
  });

  it('says that it could not be read', async () => {
    const { screen } = await desk({
      intercept: ({ url }) =>
        url.endsWith('webhooks.status')
          ? Response.json({ code: 'not_found', status: 404, title: '', requestId: 'r' }, { status: 404 })
          : null,
    });
    await expect.element(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
  });

  it('shows who may only look what is wrong, and no button', async () => {
    const { screen, note, polar, endpoint, reread } = await desk({ as: { ...ADA, permissions: ['connections:read'] } });
    await expect.element(screen.getByText('Webhooks are on', { exact: false })).toBeVisible();
    polar.moves.endpoint(endpoint, { enabled: false });
    await reread();
    await expect.element(screen.getByText(OFF, { exact: false })).toBeVisible();
    expect(note.getByRole('button').query()).toBeNull();
  });
});
