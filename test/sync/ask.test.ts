// The way to an engine: how often, how long, how often again, and what is told of a failure.
import { describe, expect, it } from 'vitest';
import type { ReportedEvent } from '../../server-adapter/index.ts';
import { createFloe, type EntitlementSink } from '../../server-adapter/index.ts';
import type { Pace } from '../../server-adapter/polar/pace.ts';
import { createAsk } from '../../server-adapter/sync/ask.ts';
import { growthBookSink, unleashSink, webhookSink } from '../../server-adapter/sync/index.ts';
import { growthBook, TOKEN } from './growthbook.ts';
import { FAST, openSyncShop } from './shop.ts';

/** Time that passes when somebody waits. */
function skipping(): Pace & { waited: number } {
  const pace = {
    waited: 0,
    now: () => pace.waited,
    after: (ms: number, work: () => void) => {
      pace.waited += ms;
      queueMicrotask(work);
      return () => undefined;
    },
  };
  return pace;
}

const open = { isDry: false, hold: async () => undefined };
const read = { what: 'say something', method: 'GET', url: 'http://engine.test/' } as const;

describe('a request', () => {
  it('comes no more often than the engine’s rate', async () => {
    const pace = skipping();
    const ask = createAsk({ name: 'e', rate: { burst: 2, perSecond: 1 }, pace, fetch: async () => Response.json({}) })(
      open,
    );
    for (let n = 0; n < 5; n += 1) await ask(read);
    expect(pace.waited).toBeGreaterThanOrEqual(3_000);
    expect(pace.waited).toBeLessThan(3_100);
  });

  it('is tried three times where nobody knows, once where it is refused, and not repeated where it makes something', async () => {
    const tries = async (status: number, more: object = {}) => {
      let count = 0;
      const fetch = async () => {
        count += 1;
        if (status === 0) throw new TypeError('fetch failed');
        return new Response('', { status });
      };
      const ask = createAsk({ name: 'e', rate: FAST, pace: skipping(), fetch })(open);
      await expect(ask({ ...read, ...more })).rejects.toMatchObject({ name: 'SinkFailure' });
      return count;
    };
    expect(await Promise.all([tries(0), tries(500), tries(429), tries(400), tries(302)])).toEqual([3, 3, 3, 1, 1]);
    const making = { method: 'POST', once: true };
    expect(await Promise.all([tries(0, making), tries(500, making), tries(429, making)])).toEqual([1, 1, 3]);
  });

  it('carries its secret nowhere that an answer points to', async () => {
    let redirect: RequestRedirect | undefined;
    const fetch: typeof globalThis.fetch = async (_, init) => {
      redirect = init?.redirect;
      return new Response('', { status: 307, headers: { location: 'http://evil.test' } });
    };
    await expect(createAsk({ name: 'e', fetch })(open)(read)).rejects.toThrow(
      'e answered 307 when asked to say something',
    );
    expect(redirect).toBe('manual');
  });
});

describe('a secret', () => {
  it('is in no report, no status, no health and no error', async () => {
    const events: ReportedEvent[] = [];
    const leaking: EntitlementSink = {
      name: 'leaking',
      secrets: ['hunter2-hunter2'],
      ensure: async () => {
        throw new Error('The password hunter2-hunter2 was wrong.');
      },
      apply: async () => undefined,
      snapshot: async () => null,
    };
    const sinks = [growthBookSink({ token: TOKEN, url: 'http://growthbook.test/api', rate: FAST }), leaking];
    const engine = growthBook();
    engine.trouble = ({ headers }) => Response.json({ message: headers.get('authorization') }, { status: 401 });
    const shop = await openSyncShop({ engine, sync: { sinks }, onError: (event) => void events.push(event) });
    const told = [await shop.floe.sync.run(), await shop.floe.sync.status(), events];
    const health = await (await shop.visit('health')).text();
    const text = `${JSON.stringify(told)}${health}`;
    expect(text).toContain('Its credential is not accepted.');
    expect(text).toContain('[redacted]');
    expect(text).not.toContain(TOKEN);
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain('usr_elena');
  });
});

describe('what could never work is refused when the adapter is built', () => {
  const [token, url] = ['t-0123456789', 'http://unleash.test'];
  const build = (sync: Parameters<typeof createFloe>[0]['sync']) => () =>
    createFloe({
      polar: { accessToken: 'polar_oat_demo' },
      authenticate: () => null,
      secret: 's'.repeat(32),
      origins: [],
      sync,
    });

  it.each([
    [
      'two sinks of one name',
      [unleashSink({ url, token }), unleashSink({ url, token })],
      /two sinks are called "unleash"/,
    ],
    ['a name that is none', [unleashSink({ url, token, name: 'a b' })], /cannot be called "a b"/],
    [
      'a connection there is not',
      [unleashSink({ url, token, connection: 'eu' })],
      /connection "eu", which polar does not hold/,
    ],
    ['no time between', { sinks: [], reconcileMinutes: 0 }, /from 1 to 1440/],
  ])('%s', (_, sync, message) => {
    expect(build(sync)).toThrow(message);
  });

  it.each([
    ['http://flags.example.com', `whsec_${btoa('x'.repeat(24))}`, /https only/],
    ['https://flags.example.com', `whsec_${btoa('x'.repeat(23))}`, /24 random bytes/],
    ['https://flags.example.com', btoa('x'.repeat(24)), /24 random bytes/],
    ['https://flags.example.com', 'whsec_~', /24 random bytes/],
  ])('a webhook to %s by a secret like %s', (to, secret, message) => {
    expect(() => webhookSink({ url: to, secret })).toThrow(message);
  });
});
