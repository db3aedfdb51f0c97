import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrations } from '../../server-adapter/store/migrations/all.ts';
import { readerOf } from '../live/reader.ts';
import { type RealPostgres, startPostgres } from '../store/postgres.ts';
import { dataFolder } from './data-folder.ts';
import { floe, type Running } from './process.ts';

const SECRET = 'a secret that only this test and its server know';
const STARTING = 60_000;
const TICKET = { system: 'zendesk', id: '4711', url: 'https://desk.example/4711' };

let folder = '';
let simulator: Running;
let ids: { url: string; customer: string; subscription: string; order: string };
const running: Running[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'floe-serve-'));
  simulator = floe(['simulate', '--port', '0', '--seed', 'demo']);
  ids = (await simulator.line()) as typeof ids;
}, STARTING);
afterAll(async () => {
  await Promise.all(running.map((one) => one.stop()));
  await simulator?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function serve(env: Readonly<Record<string, string>> = {}): Running {
  const started = floe(['serve'], {
    PORT: '0',
    POLAR_ACCESS_TOKEN: 'polar_oat_demo',
    POLAR_API_URL: ids.url,
    FLOE_SECRET: SECRET,
    FLOE_ORIGINS: 'https://app.example',
    FLOE_DATA_DIR: join(folder, 'data'),
    ...env,
  });
  running.push(started);
  return started;
}

async function token(claims: Readonly<Record<string, unknown>>, secret = SECRET): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience('floe')
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(secret));
}

const agent = (more: object = {}) =>
  token({
    kind: 'agent',
    sub: 'ana',
    name: 'Ana',
    ticket: TICKET,
    permissions: ['customers:read', 'orders:read', 'refunds:read', 'refunds:write', 'subscriptions:read', 'audit:read'],
    limits: { usd: 1_000_000, eur: 1_000_000 },
    ...more,
  });

interface Envelope {
  readonly [field: string]: unknown;
  // The shapes are the contract's and tested there; here they are only walked.
  // biome-ignore lint/suspicious/noExplicitAny: read field by field below
  readonly result?: any;
  readonly code?: string;
}

/** Calls an operation as somebody, over HTTP. */
function callerOf(url: unknown, bearer: string) {
  return async (operation: string, body: object, key?: string): Promise<Envelope & { readonly status: number }> => {
    const answer = await fetch(`${String(url)}/${operation}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${bearer}`,
        'content-type': 'application/json',
        'floe-client': '1',
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      body: JSON.stringify(body),
    });
    return { ...((await answer.json()) as Envelope), status: answer.status };
  };
}

async function shopOrder(): Promise<{ refunded_amount: number; status: string; customer: { external_id: string } }> {
  const answer = await fetch(`${ids.url}/v1/orders/${ids.order}`, {
    headers: { authorization: 'Bearer polar_oat_demo' },
  });
  return answer.json();
}

describe('floe serve beside floe simulate', () => {
  let url: unknown;
  beforeAll(async () => {
    const started = serve();
    ({ url } = await started.line());
    expect(Object.keys(await started.line())).toEqual(['url']);
  }, STARTING);

  it('answers under the URL it printed', async () => {
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/floe$/);
    expect(await (await fetch(`${url}/health`)).json()).toMatchObject({ ok: true, store: 'ok' });
  });

  it('lets an agent refund part of an order from a ticket, once, and says so in the trail', async () => {
    const call = callerOf(url, await agent());
    const customer = { id: ids.customer };
    const shown = await call('refunds.preview', { input: { order_id: ids.order }, customer });
    expect(shown).toMatchObject({ status: 200 });
    const input = {
      order_id: ids.order,
      amount: 500,
      reason: 'customer_request',
      expected_refundable: shown.result.refundable_amount,
    };
    const twice = await Promise.all([
      call('refunds.create', { input, customer }, 'one-intent'),
      call('refunds.create', { input, customer }, 'one-intent'),
    ]);
    const answered = twice.find(({ status }) => status === 200);
    expect(answered).toMatchObject({ result: { state: 'succeeded', refund: { amount: 500 } } });
    const replayed = await call('refunds.create', { input, customer }, 'one-intent');
    expect(replayed).toMatchObject({ status: 200, result: { operation_id: answered?.result.operation_id } });
    expect(await shopOrder()).toMatchObject({ status: 'partially_refunded', refunded_amount: 500 });

    const { result: trail } = await call('audit.list', { input: {}, customer });
    const line = trail.find((entry: Envelope) => entry.operation === 'refunds.create');
    expect(JSON.stringify(line)).toContain('"4711"');
    expect(JSON.stringify(line)).toContain('"ana"');
  });

  it('refuses an agent without the right, a stranger and a forged token', async () => {
    const before = await shopOrder();
    const input = { order_id: ids.order, amount: 100, reason: 'other', expected_refundable: 1 };
    const body = { input, customer: { id: ids.customer } };
    const tries = [
      [await agent({ permissions: ['refunds:read'] }), 403, 'forbidden'],
      ['', 401, 'unauthenticated'],
      [
        await token({ kind: 'agent', sub: 'eve', permissions: ['refunds:write'] }, 'x'.repeat(40)),
        401,
        'unauthenticated',
      ],
    ] as const;
    for (const [bearer, status, code] of tries) {
      expect(await callerOf(url, bearer)('refunds.create', body, `key-${code}`)).toMatchObject({ status, code });
    }
    expect(await shopOrder()).toEqual(before);
  });

  it('lets a customer cancel at the end of the period and take it back', async () => {
    const { customer } = await shopOrder();
    const call = callerOf(url, await token({ kind: 'customer', sub: customer.external_id }));
    const input = { subscription_id: ids.subscription };
    const canceled = await call('subscriptions.cancel', { input: { ...input, reason: 'too_expensive' } }, 'cancel');
    expect(canceled).toMatchObject({ status: 200, result: { cancel_at_period_end: true, status: 'active' } });
    const back = await call('subscriptions.uncancel', { input }, 'uncancel');
    expect(back).toMatchObject({ status: 200, result: { cancel_at_period_end: false } });
  });

  it(
    'is one process per embedded database, and says so',
    async () => {
      const second = serve();
      await expect(second.line()).rejects.toThrow(/in use by process \d+/);
      expect(second.child.exitCode).toBe(1);
    },
    STARTING,
  );

  it(
    'ends when asked, and finds its books again',
    async () => {
      const [first] = running;
      expect(await first?.stop()).toBe(0);
      const again = serve();
      const call = callerOf((await again.line()).url, await agent());
      const { result: trail } = await call('audit.list', { input: {}, customer: { id: ids.customer } });
      expect(trail.map(({ operation }: Envelope) => operation)).toContain('refunds.create');
      expect(await again.stop('SIGINT')).toBe(0);
      expect(again.stderr()).toBe('');
    },
    STARTING,
  );
});

describe('floe serve with FLOE_APPROVAL_HOURS', () => {
  it(
    'keeps a refund above an agent’s limit waiting so long for somebody else',
    async () => {
      const FLOE_DATA_DIR = dataFolder();
      const running = serve({ FLOE_APPROVAL_HOURS: '1.5', FLOE_DATA_DIR });
      const { url } = await running.line();
      const ana = callerOf(url, await agent({ limits: { usd: 100, eur: 100 } }));
      const customer = { id: ids.customer };
      const { result: shown } = await ana('refunds.preview', { input: { order_id: ids.order }, customer });
      expect(shown.has_approver).toBe(true);
      const left = { expected_refundable: shown.refundable_amount };
      const before = await shopOrder();
      const input = { order_id: ids.order, amount: 200, reason: 'other', ...left };
      const asked = await ana('refunds.create', { input, customer }, 'above');
      expect(asked).toMatchObject({ status: 202, result: { state: 'pending_approval' } });
      const [waiting] = (await ana('refunds.waiting', { input: {} })).result;
      expect(Date.parse(waiting.expires_at) - Date.parse(waiting.created_at)).toBe(90 * 60_000);
      expect(await shopOrder()).toEqual(before);

      const { operation_id } = asked.result;
      const approve = { input: { operation_id, ...left }, customer };
      expect(await ana('refunds.approve', approve, 'own')).toMatchObject({ status: 403 });
      const bo = callerOf(url, await agent({ sub: 'bo' }));
      expect(await bo('refunds.approve', approve, 'other')).toMatchObject({ result: { state: 'succeeded' } });
      expect((await shopOrder()).refunded_amount).toBe(before.refunded_amount + 200);
      await running.stop();
      rmSync(FLOE_DATA_DIR, { recursive: true });
    },
    STARTING,
  );
});

describe('floe serve with a page that listens', () => {
  it(
    'ends the stream when it is stopped, and itself with it',
    async () => {
      const running = serve();
      const { url } = await running.line();
      const answer = await fetch(`${String(url)}/live`, {
        headers: { authorization: `Bearer ${await agent()}`, 'floe-client': '1', accept: 'text/event-stream' },
      });
      const stream = readerOf(answer);
      expect((await stream.next())?.retry).toBeGreaterThan(0);
      expect((await stream.next())?.id).toBeGreaterThan(0);
      // A stream that kept the server open would be cut off after more than half a minute, which is an error here.
      const stopped = running.stop();
      expect(await stream.next()).toBeNull();
      expect(await stopped).toBe(0);
    },
    STARTING,
  );
});

describe('floe serve on one Postgres twice', () => {
  let postgres: RealPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, STARTING);
  afterAll(() => postgres?.stop());

  it(
    'lets one of two agents refund what only one can have',
    async () => {
      const DATABASE_URL = await postgres.database('serve');
      const migrated = floe(['migrate'], { DATABASE_URL });
      await migrated.ended;
      expect(migrated.lines).toEqual([`Ran ${migrations.map(({ name }) => name).join(', ')}.`]);

      const [one, two] = await Promise.all([serve({ DATABASE_URL }).line(), serve({ DATABASE_URL }).line()]);
      const customer = { id: ids.customer };
      const before = await shopOrder();
      const { result: shown } = await callerOf(one?.url, await agent())('refunds.preview', {
        input: { order_id: ids.order },
        customer,
      });
      const input = { order_id: ids.order, amount: 200, reason: 'other', expected_refundable: shown.refundable_amount };
      const races = await Promise.all(
        Array.from({ length: 8 }, async (_, n) => {
          const call = callerOf(n % 2 ? one?.url : two?.url, await agent({ sub: `agent ${n}` }));
          return call('refunds.create', { input, customer }, `intent-${n}`);
        }),
      );
      expect(races.filter(({ status }) => status === 200)).toHaveLength(1);
      for (const { status, code } of races.filter((answer) => answer.status !== 200)) {
        expect([status, ['in_progress', 'changed_elsewhere'].includes(String(code))]).toEqual([409, true]);
      }
      expect((await shopOrder()).refunded_amount).toBe(before.refunded_amount + 200);
    },
    STARTING,
  );
});

describe('floe serve without what it needs', () => {
  it('lists all that is missing and ends', async () => {
    const started = floe(['serve'], { PORT: 'x' });
    await started.ended;
    expect(started.child.exitCode).toBe(1);
    expect(started.lines).toEqual([]);
    for (const name of ['POLAR_ACCESS_TOKEN', 'PORT', 'FLOE_SECRET', 'FLOE_JWKS_URL'])
      expect(started.stderr()).toContain(name);
  });

  it.each([
    [{ FLOE_SECRET: 'short' }, /fewer than 32 bytes/],
    [{ FLOE_SECRET: '', FLOE_JWKS_URL: 'https://id.example/keys' }, /FLOE_ISSUER/],
    [{ NODE_ENV: 'production' }, /refused in production/],
    [{ DATABASE_URL: 'postgres://floe@127.0.0.1:1/none' }, /ECONNREFUSED/],
    [{ FLOE_ORIGINS: 'not an origin' }, /origin/i],
    [{ FLOE_APPROVAL_HOURS: 'three days' }, /FLOE_APPROVAL_HOURS/],
    [{ FLOE_APPROVAL_HOURS: '0' }, /FLOE_APPROVAL_HOURS/],
  ])(
    'ends with %j',
    async (env, reason) => {
      const started = serve({ FLOE_DATA_DIR: join(folder, 'never'), ...env });
      await started.ended;
      expect([started.child.exitCode, started.lines]).toEqual([1, []]);
      expect(started.stderr()).toMatch(reason);
    },
    STARTING,
  );

  it('refuses to migrate nothing', async () => {
    const started = floe(['migrate']);
    await started.ended;
    expect(started.child.exitCode).toBe(1);
    expect(started.stderr()).toContain('DATABASE_URL');
  });
});
