// One key, one run: straight at the engine's rule, over the store in memory.
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../server-adapter/engine/call.ts';
import { readKey, runOnce } from '../../server-adapter/engine/idempotency.ts';
import { FloeProblem } from '../../server-adapter/engine/problem.ts';
import { memoryStore } from '../../server-adapter/store/memory.ts';

const NOON = Date.parse('2026-11-23T12:00:00Z');

function counter(again?: (kept: unknown) => Promise<Answer>) {
  const store = memoryStore().idempotency;
  const events: { kind: string; message: string; connection?: string | undefined; cause?: unknown }[] = [];
  const clock = { at: NOON, now: () => clock.at };
  const key = { caller: 'agent:a-17', key: 'k' };
  const once = { store, clock, key, again, connection: 'default', fingerprint: 'print' };
  const run = (work: () => Promise<Answer>) => runOnce({ ...once, report: (event) => void events.push(event) }, work);
  return { store, events, clock, run };
}

const problemOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no problem',
    ({ code, facts }: FloeProblem) => ({ code, ...facts }),
  );

describe('an answer that is kept', () => {
  it.each([true, false, undefined])('comes again as it was, taken on or done: %s', async (accepted) => {
    const { run } = counter();
    const answer = { result: { id: 'sub' }, accepted };
    expect(await run(async () => answer)).toEqual(answer);
    const replay = await run(() => Promise.reject(new Error('It ran twice.')));
    expect(replay).toEqual({ result: { id: 'sub' }, accepted: accepted === true, replayed: true });
  });

  it('is made again from what was kept of it, where the result itself may not be kept', async () => {
    const { run, store } = counter(async (kept) => ({ result: { made: kept } }));
    await run(async () => ({ result: 'a secret', kept: 'its id' }));
    expect(await run(async () => ({ result: 'no' }))).toEqual({ result: { made: 'its id' }, replayed: true });
    const at = { at: NOON, leaseUntil: NOON, caller: 'agent:a-17', key: 'k', fingerprint: 'print' };
    expect(JSON.stringify(await store.reserve('default', at))).not.toContain('a secret');
  });

  it('may be nothing', async () => {
    const { run } = counter(async (kept) => ({ result: { made: kept } }));
    await run(async () => ({ result: 'a secret' }));
    expect((await run(async () => ({ result: 'no' }))).result).toEqual({ made: null });
  });

  it('stands also where it cannot be kept, and the operator hears of it', async () => {
    const { run, store, events } = counter();
    const cause = new Error('disk full');
    Object.assign(store, { complete: () => Promise.reject(cause) });
    expect(await run(async () => ({ result: 1 }))).toEqual({ result: 1 });
    expect(events).toEqual([{ kind: 'trail_gap', message: expect.any(String), connection: 'default', cause }]);
  });

  it.each(['a text', 7, null, {}, { accepted: true }, []])('and is no answer is not given: %j', async (kept) => {
    const { run, store } = counter();
    await run(async () => ({ result: 1, unsettled: true }));
    await store.complete('default', { caller: 'agent:a-17', key: 'k' }, kept);
    expect(await problemOf(run(async () => ({ result: 2 })))).toMatchObject({ code: 'internal' });
  });
});

describe('a twin', () => {
  it('is told to wait two seconds, until the lease of the first one ends', async () => {
    const { run, clock } = counter();
    await run(async () => ({ result: 1, unsettled: true }));
    clock.at += 89_999;
    expect(await problemOf(run(async () => ({ result: 2 })))).toEqual({ code: 'in_progress', retryAfter: 2 });
    clock.at += 1;
    expect(await run(async () => ({ result: 2 }))).toEqual({ result: 2 });
  });

  it.each([
    ['a no, after which nothing was changed', new FloeProblem('state_conflict'), true],
    ['a write whose answer was lost', new FloeProblem('upstream_timeout', { maybeDone: true }), false],
    ['a fault nobody knows', new Error('out of memory'), false],
  ])('after %s', async (_name, error, mayRun) => {
    const { run } = counter();
    await expect(run(() => Promise.reject(error))).rejects.toBe(error);
    const next = await problemOf(run(async () => ({ result: 1 })));
    expect(next).toEqual(mayRun ? 'no problem' : { code: 'in_progress', retryAfter: 2 });
  });
});

describe('a key', () => {
  it.each([undefined, null, ''])('may be left out: %j', (key) => {
    expect(readKey(key)).toBeNull();
  });

  it.each(['k', '!', '~', 'x'.repeat(255), '0b2f7c1e-6d43-4a52-9f5a-2f6c1d1f0a11'])('is taken as it is: %s', (key) => {
    expect(readKey(key)).toBe(key);
  });

  it.each(['x'.repeat(256), 'a b', ' a', 'a ', 'a\n', 'ä', 'a\u007f'])('is refused, not cut: %j', async (key) => {
    expect(await problemOf((async () => readKey(key))())).toMatchObject({
      code: 'invalid_input',
      errors: [{ path: 'Idempotency-Key', code: 'bad_format' }],
    });
  });
});
