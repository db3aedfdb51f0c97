import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { busyRounds, toNodeListener } from '../../server-adapter/hosts/node.ts';

describe('busyRounds', () => {
  function rounds(milliseconds: number) {
    let [at, end] = [0, () => {}];
    const isBusy = busyRounds(milliseconds, {
      now: () => at,
      afterwards: (done) => {
        end = done;
      },
    });
    const crowd = () => Array.from({ length: 16 }, isBusy).includes(true);
    return {
      isBusy,
      crowd,
      spend: (time: number) => {
        at += time;
      },
      nextRound: () => end(),
    };
  }

  it('says so once a round takes longer, until the next one', () => {
    const { isBusy, crowd, spend, nextRound } = rounds(25);
    expect(crowd()).toBe(false);
    spend(25);
    expect(isBusy()).toBe(false);
    spend(1);
    expect(isBusy()).toBe(true);
    expect(isBusy()).toBe(true);
    nextRound();
    expect(isBusy()).toBe(false);
  });

  it('turns nobody away while few call, however long it takes', () => {
    const { crowd, isBusy, spend } = rounds(25);
    expect(isBusy()).toBe(false);
    spend(1_000);
    expect(Array.from({ length: 15 }, isBusy)).not.toContain(true);
    expect(crowd()).toBe(true);
  });

  it('does not count what the process did before the first call, or after the round', () => {
    const { crowd, spend, nextRound } = rounds(25);
    spend(1_000);
    expect(crowd()).toBe(false);
    nextRound();
    spend(1_000);
    expect(crowd()).toBe(false);
  });
});

describe('a listener that is busy', () => {
  it('turns calls away with a time to come back, lets reads through, and serves the next call of the connection', async () => {
    let busy = true;
    let calls = 0;
    const listener = toNodeListener(
      async () => {
        calls += 1;
        return new Response('served');
      },
      { isBusy: () => busy },
    );
    const server = createServer((message, response) => void listener(message, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/floe/orders.get`;
    const post = () => fetch(url, { method: 'POST', body: 'x'.repeat(50_000) });
    try {
      const away = await post();
      expect([away.status, away.headers.get('retry-after'), away.headers.get('content-type')]).toEqual([
        503,
        '1',
        'application/problem+json',
      ]);
      expect(await away.json()).toMatchObject({ code: 'unavailable', retryAfter: 1 });
      expect(calls).toBe(0);
      expect(await (await fetch(url)).text()).toBe('served');
      busy = false;
      expect(await (await post()).text()).toBe('served');
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
