import { describe, expect, it } from 'vitest';
import { anyBody, postAll } from './bodies.ts';
import { gateHolds } from './holds.ts';

gateHolds(anyBody);

describe('the same bodies show a handler that', () => {
  it('breaks on what is no JSON', async () => {
    const naive = async (request: Request) =>
      request.json().then(
        () => new Response(null, { status: 422 }),
        () => new Response(null, { status: 500 }),
      );
    expect(await postAll(1_000, () => naive)).toMatchObject({ pass: false, why: expect.stringContaining('500') });
  });

  it('merges what it is sent into its defaults', async () => {
    const clean = Object.getOwnPropertyDescriptors(Object.prototype);
    const naive = async (request: Request) => {
      merge({}, await request.json().catch(() => null));
      return new Response(null, { status: 422 });
    };
    const verdict = await postAll(3_000, () => naive).finally(() => {
      // Before anything else runs: it may be `toString` that was overwritten.
      for (const name of Reflect.ownKeys(Object.prototype)) {
        if (!Object.hasOwn(clean, name)) Reflect.deleteProperty(Object.prototype, name);
      }
      Object.defineProperties(Object.prototype, clean);
    });
    expect(verdict).toMatchObject({ pass: false, why: expect.stringContaining('prototype') });
  });

  it('writes before it looks', async () => {
    const verdict = await postAll(100, ({ seen }) => async () => {
      seen.push({
        connection: 'default',
        method: 'POST',
        path: '/v1/refunds',
        body: '',
        authorization: '',
        status: 201,
      });
      return new Response(null, { status: 422 });
    });
    expect(verdict).toMatchObject({ pass: false, why: expect.stringContaining('after POST') });
  });
});

/** The kind of merge that a thousand packages had. */
function merge(into: object, from: unknown): void {
  if (typeof from !== 'object' || from === null) return;
  for (const [name, value] of Object.entries(from)) {
    const held: unknown = Reflect.get(into, name);
    if (typeof held === 'object' && held !== null) merge(held, value);
    // What the test itself runs on stays: a `toString` that is no function ends it before its verdict.
    else if (into !== Object.prototype || held === undefined) {
      Reflect.set(into, name, typeof value === 'object' ? {} : value);
    }
    const made: unknown = Reflect.get(into, name);
    if (typeof made === 'object' && made !== null && made !== held) merge(made, value);
  }
}
