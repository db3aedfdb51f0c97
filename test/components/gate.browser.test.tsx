import { afterEach, describe, expect, it, vi } from 'vitest';
import { Gate } from '../../src/components/entitlements.ts';
import type { Polar } from '../../src/simulator/index.ts';
import { elsewhere } from './elsewhere.ts';
import { customerCaller, type Staged, stage } from './stage.tsx';

afterEach(() => vi.restoreAllMocks());

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const beta = (
  <Gate needs="beta" title="Beta exports">
    <p>Behind it</p>
  </Gate>
);

/** Every text the page has shown, in order. */
function watchWords(): readonly string[] {
  const words: string[] = [];
  const look = () => {
    const text = document.body.textContent ?? '';
    if (text !== words.at(-1)) words.push(text);
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
  return words;
}

/** What Polar does beside Floe. */
async function merchant(polar: Polar, method: string, path: string, body?: object) {
  const headers = { authorization: 'Bearer polar_oat_demo', 'content-type': 'application/json' };
  const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  return (await polar.fetch(new Request(`https://api.polar.sh${path}`, init))).json();
}

/** Pro comes with one call a month, key `calls`; answers how to give it more. */
async function withCalls(polar: Polar) {
  const filter = { conjunction: 'and', clauses: [{ property: 'name', operator: 'eq', value: 'call' }] };
  const meter = await merchant(polar, 'POST', '/v1/meters/', { name: 'Calls', filter, aggregation: { func: 'count' } });
  const { items } = await merchant(polar, 'GET', '/v1/products/?limit=100');
  const pro = items.find(({ name }: { name: string }) => name === 'Pro');
  const benefits: string[] = pro.benefits.map(({ id }: { id: string }) => id);
  const give = async (units: number) => {
    const properties = { meter_id: meter.id, units, rollover: false };
    const facts = { type: 'meter_credit', description: `${units} calls`, properties, metadata: { floe_key: 'calls' } };
    benefits.push((await merchant(polar, 'POST', '/v1/benefits/', facts)).id);
    await merchant(polar, 'POST', `/v1/products/${pro.id}/benefits`, { benefits });
  };
  await give(1);
  return give;
}

/** Elena makes a call, and Polar has counted it. */
async function call({ polar, clock }: Staged) {
  await merchant(polar, 'POST', '/v1/events/ingest', { events: [{ name: 'call', external_customer_id: 'usr_elena' }] });
  clock.forward(5_000);
}

/** A webhook, signed as Polar signs. */
async function told({ handler, clock }: Staged, type: string, data: object): Promise<void> {
  const utf8 = (text: string) => new TextEncoder().encode(text);
  const body = JSON.stringify({ type, data });
  const [id, timestamp] = [`msg_${crypto.randomUUID()}`, String(Math.floor(clock.now() / 1000))];
  const key = await crypto.subtle.importKey('raw', utf8(SECRET), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(`${id}.${timestamp}.${body}`)));
  const signature = `v1,${btoa(String.fromCharCode(...mac))}`;
  const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
  // Polar is no page: a browser would name its origin.
  const request = new Request('http://floe.test/floe/webhooks/polar/default', { method: 'POST', headers, body });
  expect((await handler(request)).status).toBe(202);
}

describe('a gate', () => {
  it('shows what is behind it, and nothing of a lock before', async () => {
    const words = watchWords();
    const { screen, calls } = await stage(beta, { as: customerCaller('elena'), about: 'elena' });
    await expect.element(screen.getByText('Behind it')).toBeVisible();
    expect(words.join()).not.toContain('included');
    expect(calls).toEqual(['entitlements.get']);
  });

  it('shows neither while it is not known', async () => {
    const { screen } = await stage(beta, {
      as: customerCaller('elena'),
      intercept: () => new Promise(() => undefined),
    });
    await expect.element(screen.getByRole('status', { name: 'Loading' })).toBeVisible();
    expect(document.body.textContent).not.toContain('Behind it');
    expect(document.body.textContent).not.toContain('included');
  });

  it('asks once for all gates of a page', async () => {
    const all = (
      <>
        {beta}
        <Gate needs="unheard-of" closed={<p>Shut</p>}>
          <p>Never</p>
        </Gate>
      </>
    );
    const { screen, calls } = await stage(all, { as: customerCaller('elena'), about: 'elena' });
    await expect.element(screen.getByText('Shut')).toBeVisible();
    await expect.element(screen.getByText('Behind it')).toBeVisible();
    expect(calls).toEqual(['entitlements.get']);
  });

  it('closes in the open page when Polar takes the grant back, without a reload', async () => {
    const staged = await stage(beta, {
      as: customerCaller('elena'),
      about: 'elena',
      live: true,
      webhookSecrets: [SECRET],
    });
    await expect.element(staged.screen.getByText('Behind it')).toBeVisible();
    await staged.listening();
    const { items } = await merchant(staged.polar, 'GET', '/v1/benefit-grants/?external_customer_id=usr_elena');
    const grant = items.find((one: { benefit: { type: string } }) => one.benefit.type === 'feature_flag');
    await merchant(staged.polar, 'DELETE', `/v1/subscriptions/${grant.subscription_id}`);
    await told(staged, 'benefit_grant.revoked', grant);
    await expect.element(staged.screen.getByText('Not included any more.')).toBeVisible();
    expect(document.body.textContent).not.toContain('Behind it');
  });

  it('closes in the open page when an agent ends the plan', async () => {
    const staged = await stage(beta, { as: customerCaller('elena'), about: 'elena', live: true });
    await expect.element(staged.screen.getByText('Behind it')).toBeVisible();
    await staged.listening();
    await elsewhere(staged, 'elena', 'subscriptions.revoke');
    await expect.element(staged.screen.getByText('Not included any more.')).toBeVisible();
  });

  it('opens with another plan, chosen at the gate', async () => {
    const { screen } = await stage(beta, { as: customerCaller('tomas'), about: 'tomas', width: 760 });
    await expect.element(screen.getByText('Not included in this plan.')).toBeVisible();
    await screen.getByRole('button', { name: 'See plans' }).click();
    const dialog = screen.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^Pro\b(?! yearly)/ }).click();
    await dialog.getByRole('button', { name: /change/i }).click();
    await expect.element(screen.getByText('Behind it')).toBeVisible();
  });

  it('closes in the open page when a credit is used up, and opens when there is more', async () => {
    let give: (units: number) => Promise<void> = async () => undefined;
    const calls = (
      <Gate needs="calls" title="Imports">
        <p>Behind it</p>
      </Gate>
    );
    const staged = await stage(calls, {
      as: customerCaller('elena'),
      about: 'elena',
      live: true,
      webhookSecrets: [SECRET],
      before: async (polar) => {
        give = await withCalls(polar);
      },
    });
    const { screen, polar } = staged;
    await expect.element(screen.getByText('Behind it')).toBeVisible();
    await staged.listening();
    const { id } = await merchant(polar, 'GET', '/v1/customers/external/usr_elena');
    await call(staged);
    await told(staged, 'customer.state_changed', { id });
    await expect.element(screen.getByText('Your credits are used up.')).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'See plans' })).toBeVisible();
    expect(document.body.textContent).not.toContain('Behind it');
    await give(5);
    await told(staged, 'customer.state_changed', { id });
    await expect.element(screen.getByText('Behind it')).toBeVisible();
  });

  it('says that it could not be checked, and tries again', async () => {
    let isDown = true;
    const { screen } = await stage(beta, {
      as: customerCaller('elena'),
      about: 'elena',
      intercept: () =>
        isDown ? Response.json({ code: 'forbidden', status: 403, requestId: 'r' }, { status: 403 }) : null,
    });
    await expect.element(screen.getByText(/could not be checked/)).toBeVisible();
    expect(document.body.textContent).not.toContain('Not included');
    isDown = false;
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByText('Behind it')).toBeVisible();
  });

  it('stays open through an error, and closes once what was known is too old to go by', async () => {
    const staged = await stage(beta, { as: customerCaller('elena'), about: 'elena' });
    await expect.element(staged.screen.getByText('Behind it')).toBeVisible();
    staged.intercept(() => Response.json({ code: 'forbidden', status: 403, requestId: 'r' }, { status: 403 }));
    await staged.reread();
    expect(document.body.textContent).toContain('Behind it');
    const at = Date.now();
    vi.spyOn(Date, 'now').mockImplementation(() => at + 16 * 60_000);
    await staged.reread();
    await expect.element(staged.screen.getByText(/could not be checked/)).toBeVisible();
    expect(document.body.textContent).not.toContain('Behind it');
  });

  it('waits with a grant that is on its way', async () => {
    const { screen } = await stage(beta, {
      as: customerCaller('elena'),
      about: 'elena',
      edit: (name, body) => {
        if (name !== 'entitlements.get') return body;
        const { entitlements } = body.result;
        const pending = entitlements.map((one: object) => ({ ...one, state: 'pending' }));
        return { ...body, result: { ...body.result, entitlements: pending } };
      },
    });
    await expect.element(screen.getByText('On its way. It opens here by itself.')).toBeVisible();
    expect(screen.getByRole('button').elements()).toEqual([]);
  });

  it('takes the host’s own words and ways', async () => {
    const own = (
      <>
        <Gate needs="pro" closed={({ gate }) => <i>It is {gate}</i>} loading={<b>Wait</b>}>
          <p>Never</p>
        </Gate>
        <Gate needs="pro" title="Reports" upgrade={<a href="/pricing">Prices</a>}>
          <p>Never</p>
        </Gate>
      </>
    );
    const { screen } = await stage(own, { as: customerCaller('elena'), about: 'elena' });
    await expect.element(screen.getByText('It is closed')).toBeVisible();
    await expect.element(screen.getByRole('link', { name: 'Prices' })).toBeVisible();
    expect(document.body.textContent).not.toContain('See plans');
  });
});
