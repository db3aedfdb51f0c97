import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { memoryStore } from '../../server-adapter/index.ts';
import { ConnectPolar } from '../../src/components/desk.ts';
import { type UseConnection, useConnection } from '../../src/react/use-connection.ts';
import { ADA, stage } from './stage.tsx';

const TENANT = {
  ...ADA,
  connection: 'tenant',
  permissions: [...ADA.permissions, 'connections:read', 'connections:write'],
} as const;
const oauth = {
  clientId: 'polar_ci_test',
  clientSecret: 'polar_cs_test',
  redirectUri: 'https://floe.example/floe/connect/callback',
};

async function connecting(options: Parameters<typeof stage>[1] = {}) {
  const left: string[] = [];
  const staged = await stage(<ConnectPolar returnTo={`${location.origin}/here`} leave={(url) => left.push(url)} />, {
    as: TENANT,
    customer: undefined,
    connect: { oauth },
    ...options,
  });
  return { ...staged, left, part: staged.screen.getByRole('region', { name: 'Connection to Polar' }) };
}

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

describe('ConnectPolar', () => {
  it('leads the browser to Polar, asked for in a way that lets it keep the cookie', async () => {
    let credentials = '';
    const { part, left } = await connecting({
      intercept: (request) => {
        if (request.url.endsWith('/connect/start')) credentials = request.credentials;
        return null;
      },
    });
    await part.getByRole('button', { name: 'Sign in at Polar' }).click();
    await expect.poll(() => left).toEqual([expect.stringMatching(/^https:\/\/polar\.sh\/oauth2\/authorize\?/)]);
    expect(credentials).toBe('include');
  });

  it('shows of two ways which one is being gone, and holds the other meanwhile', async () => {
    let go = () => {};
    const waits = new Promise<void>((resolve) => {
      go = resolve;
    });
    const { part } = await connecting({
      intercept: async ({ url }) => {
        if (/connect\/start|setToken/.test(url)) await waits;
        return null;
      },
    });
    await expect.element(part.getByText('or', { exact: true })).toBeVisible();
    const [signIn, byToken] = [
      part.getByRole('button', { name: 'Sign in at Polar' }),
      part.getByRole('button', { name: 'Connect by token' }),
    ];
    await userEvent.fill(part.getByLabelText('Access token of the organization'), 'polar_oat_nope');
    await byToken.click();
    await expect.element(byToken).toHaveAttribute('aria-busy', 'true');
    await expect.element(signIn).toBeDisabled();
    expect(signIn.element().getAttribute('aria-busy')).toBeNull();
    go();
    await expect.element(signIn).toBeEnabled();
    await signIn.click();
    await expect.element(signIn).toHaveAttribute('aria-busy', 'true');
    await expect.element(byToken).toBeDisabled();
    expect(byToken.element().getAttribute('aria-busy')).toBeNull();
  });

  it('says why it cannot lead there, and offers it again', async () => {
    const { part, left } = await connecting({
      intercept: ({ url }) => (url.endsWith('/connect/start') ? Promise.reject(new TypeError('cut')) : null),
    });
    await part.getByRole('button', { name: 'Sign in at Polar' }).click();
    await expect.element(part.getByRole('alert')).toBeVisible();
    await expect.element(part.getByRole('button', { name: 'Sign in at Polar' })).toBeEnabled();
    expect(left).toEqual([]);
  });

  it.each([
    ['declined', 'You did not allow it, so nothing was connected.'],
    ['organization', 'Nothing was connected: allow exactly one organization'],
    ['failed', 'Nothing was connected. Try again.'],
  ])('says once what became of a visit to Polar: %s', async (outcome, words) => {
    history.replaceState(null, '', `${location.pathname}${location.search}#floe-connect=${outcome}`);
    const { screen } = await connecting();
    await expect.element(screen.getByText(words, { exact: false })).toBeVisible();
    expect(location.hash).toBe('');
  });

  it('says nothing of an address that somebody made up', async () => {
    history.replaceState(null, '', `${location.pathname}${location.search}#floe-connect=<b>x</b>`);
    const { screen, part } = await connecting();
    await expect.element(screen.getByText('No organization is connected.')).toBeVisible();
    expect(part.getByRole('alert').query()).toBeNull();
    // That it is connected is said where it is.
    history.replaceState(null, '', `${location.pathname}${location.search}#floe-connect=connected`);
    const again = await connecting();
    await expect.element(again.screen.getByText('No organization is connected.').last()).toBeVisible();
    expect(again.screen.getByText('Polar is connected.').query()).toBeNull();
  });

  it('connects by a token once for two presses, forgets it in the page, and ends it again', async () => {
    const store = memoryStore();
    const { part, screen } = await connecting({ store });
    await userEvent.fill(part.getByLabelText('Access token of the organization'), ' polar_oat_demo ');
    await userEvent.dblClick(part.getByRole('button', { name: 'Connect by token' }));
    await expect.element(screen.getByText('Connected to Acme Inc', { exact: false })).toBeVisible();
    expect((await store.audit.list('tenant', { limit: 9 })).entries).toHaveLength(1);
    await part.getByRole('button', { name: 'Disconnect' }).click();
    await part.getByRole('button', { name: 'Yes, disconnect' }).click();
    await expect.element(screen.getByText('delete it in Polar’s settings', { exact: false })).toBeVisible();
    await expect.element(part.getByLabelText('Access token of the organization')).toHaveValue('');
    expect(await store.connections.names()).toEqual([]);
  });

  it('makes nothing again by a press that falls before the page shows what came of the first', async () => {
    const store = memoryStore();
    const seen: UseConnection[] = [];
    function Probe() {
      seen.push(useConnection());
      return null;
    }
    await stage(<Probe />, { as: TENANT, customer: undefined, connect: { oauth }, store });
    await expect.poll(() => seen.at(-1)?.setToken).toBeTypeOf('function');
    const setToken = seen.at(-1)?.setToken;
    await setToken?.('polar_oat_demo');
    expect(await setToken?.('polar_oat_demo')).toMatchObject({ state: 'connected' });
    expect((await store.audit.list('tenant', { limit: 9 })).entries).toHaveLength(1);
  });

  it('says that a token is another organization’s than before', async () => {
    const conflict = { code: 'state_conflict', status: 409, title: '', state: { reason: 'other_organization' } };
    const { part, screen } = await connecting({
      intercept: ({ url }) => (url.endsWith('setToken') ? Response.json(conflict, { status: 409 }) : null),
    });
    await userEvent.fill(part.getByLabelText('Access token of the organization'), 'polar_oat_demo');
    await part.getByRole('button', { name: 'Connect by token' }).click();
    await expect.element(screen.getByText('This is another organization than before. Disconnect first.')).toBeVisible();
  });

  it('says how it stands to who may only look, and offers nothing', async () => {
    const { part } = await connecting({ as: { ...TENANT, permissions: ['connections:read'] } });
    await expect.element(part.getByText('No organization is connected.')).toBeVisible();
    expect(part.getByRole('button').query()).toBeNull();
  });

  it('is nothing for who may not see connections', async () => {
    const { screen, calls } = await connecting({ as: { ...ADA, connection: 'tenant' } });
    await expect.poll(() => calls).toContain('connections.get');
    await expect.poll(() => screen.container.textContent).toBe('');
  });
});
