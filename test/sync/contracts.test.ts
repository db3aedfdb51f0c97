// LaunchDarkly, GrowthBook and PostHog against doubles made from their public API documentation: contracts, not the
// engines. Unleash is run for real by `npm run test:engines`.
import { describe, expect, it } from 'vitest';
import type { EntitlementSink } from '../../server-adapter/index.ts';
import { createAsk } from '../../server-adapter/sync/ask.ts';
import { growthBookSink, launchDarklySink, postHogSink } from '../../server-adapter/sync/index.ts';
import { keyOf, nameOf } from '../../server-adapter/sync/sinks/name.ts';
import type { Engine } from './engine.ts';
import { GROWTHBOOK, growthBook, TOKEN } from './growthbook.ts';
import { TOKEN as LD_TOKEN, launchDarkly, newSegment } from './launchdarkly.ts';
import { PERSONAL_KEY, PROJECT_KEY, postHog } from './posthog.ts';
import { FAST } from './shop.ts';

const asking = ({ fetch }: Engine) =>
  createAsk({ name: 'engine', rate: FAST, fetch, random: () => 0 })({ isDry: false, hold: async () => undefined });

const people = (count: number) => Array.from({ length: count }, (_, n) => `person-${n}`);

async function heldBy(sink: EntitlementSink, engine: Engine) {
  const snapshot = await sink.snapshot(asking(engine));
  const held: Record<string, string[]> = {};
  for (const key of snapshot?.keys ?? []) held[key] = [...((await snapshot?.members(key)) ?? [])].sort();
  return held;
}

const CONTRACTS = {
  launchdarkly: () => {
    const engine = launchDarkly([newSegment('staff', { included: ['mallory'] })]);
    const place = { token: LD_TOKEN, project: 'shop', environment: 'production', url: 'http://ld.test' };
    return { engine, sink: launchDarklySink(place), foreign: () => engine.segments[0] };
  },
  growthbook: () => {
    const foreign = { id: 'theirs', type: 'condition', name: 'staff', attributeKey: 'x', values: ['mallory'] };
    const engine = growthBook([foreign]);
    return { engine, sink: growthBookSink({ token: TOKEN, url: GROWTHBOOK }), foreign: () => engine.groups[0] };
  },
  posthog: () => {
    const engine = postHog(new Map([['mallory', { 'not-floe-beta': 'mallory' }]]));
    const place = { projectId: '12', captureUrl: 'http://ph.test', url: 'http://ph.test' };
    const sink = postHogSink({ ...place, projectKey: PROJECT_KEY, personalKey: PERSONAL_KEY });
    return { engine, sink, foreign: () => engine.persons.get('mallory') };
  },
};

describe.each(Object.entries(CONTRACTS))('%s', (_, open) => {
  it('makes, fills and empties what bears the mark, and nothing else', async () => {
    const { engine, sink, foreign } = open();
    const [ask, before] = [asking(engine), structuredClone(foreign())];
    await sink.ensure([{ key: 'beta', members: 3 }], ask);
    await sink.apply([{ key: 'beta', grant: ['a', 'b', 'c'], revoke: [] }], ask);
    expect(await heldBy(sink, engine)).toEqual({ beta: ['a', 'b', 'c'] });
    await sink.apply([{ key: 'beta', grant: ['b', 'd'], revoke: ['a', 'nobody'] }], ask);
    expect(await heldBy(sink, engine)).toEqual({ beta: ['b', 'c', 'd'] });
    await sink.apply([{ key: 'beta', grant: [], revoke: ['b', 'c', 'd'] }], ask);
    expect(await heldBy(sink, engine)).toEqual({ beta: [] });
    expect(foreign()).toEqual(before);
  });

  it('says the same thing twice without a difference', async () => {
    const { engine, sink } = open();
    const ask = asking(engine);
    for (let n = 0; n < 2; n += 1) {
      await sink.ensure([{ key: 'beta', members: 1 }], ask);
      await sink.apply([{ key: 'beta', grant: ['a'], revoke: ['b'] }], ask);
      expect(await heldBy(sink, engine)).toEqual({ beta: ['a'] });
    }
  });

  it('takes 6,000 members', async () => {
    const { engine, sink } = open();
    const members = people(6_000);
    await sink.apply([{ key: 'crowd', grant: members, revoke: [] }], asking(engine));
    expect(await heldBy(sink, engine)).toEqual({ crowd: [...members].sort() });
  });

  it('does not take an answer without a list for an empty one', async () => {
    const { engine, sink } = open();
    engine.trouble = () => Response.json({});
    await expect(sink.snapshot(asking(engine))).rejects.toThrow(/in a form that is known/);
  });
});

describe('LaunchDarkly', () => {
  it('puts a segment back that lets in others by rules, or keeps members out', async () => {
    const bent = newSegment('floe-beta', {
      included: ['a'],
      excluded: ['b'],
      rules: [{ _id: 'r1' }],
      includedContexts: [{ contextKind: 'org', values: ['o'] }],
      excludedContexts: [{ contextKind: 'org', values: ['p'] }],
    });
    const engine = launchDarkly([bent]);
    const sink = launchDarklySink({
      token: LD_TOKEN,
      project: 'shop',
      environment: 'production',
      url: 'http://ld.test',
    });
    await sink.ensure([{ key: 'beta', members: 2 }], asking(engine));
    await sink.apply([{ key: 'beta', grant: ['b'], revoke: [] }], asking(engine));
    expect(bent).toMatchObject({ included: ['a', 'b'], excluded: [], rules: [] });
    for (const { values } of [...bent.includedContexts, ...bent.excludedContexts]) expect(values).toEqual([]);
  });

  it('keeps another kind of context, by targets of that kind', async () => {
    const engine = launchDarkly();
    const place = { token: LD_TOKEN, project: 'shop', environment: 'production', url: 'http://ld.test' };
    const sink = launchDarklySink({ ...place, contextKind: 'account' });
    await sink.apply([{ key: 'beta', grant: ['a'], revoke: [] }], asking(engine));
    expect(engine.segments[0]?.includedContexts).toEqual([{ contextKind: 'account', values: ['a'] }]);
    expect(await heldBy(sink, engine)).toEqual({ beta: ['a'] });
  });
});

describe('GrowthBook', () => {
  it('says what to do about a group of ours that cannot be mended', async () => {
    const bent = { id: 'grp', type: 'condition', name: 'floe-beta', attributeKey: '', values: [] };
    const sink = growthBookSink({ token: TOKEN, url: GROWTHBOOK });
    const engine = growthBook([bent]);
    await expect(sink.ensure([], asking(engine))).rejects.toThrow(/"floe-beta" is no list.*delete it/);
    expect(engine.writes()).toEqual([]);
  });
});

describe('over capacity', () => {
  it.each([
    ['launchdarkly', CONTRACTS.launchdarkly, 15_000],
    ['growthbook', CONTRACTS.growthbook, 10_000],
  ])('%s is told nothing, and attributes are named as the way', async (_, open, most) => {
    const { engine, sink } = open();
    const needs = [
      { key: 'few', members: 1 },
      { key: 'many', members: most + 1 },
    ];
    await expect(sink.ensure(needs, asking(engine))).rejects.toThrow(/nothing was written.*attribute when the flag/);
    const diff = [
      { key: 'few', grant: ['a'], revoke: [] },
      { key: 'many', grant: people(most + 1), revoke: [] },
    ];
    await expect(sink.apply(diff, asking(engine))).rejects.toThrow(/nothing was written/);
    expect(engine.writes()).toEqual([]);
  });
});

it.each(['beta', 'a.b', 'a b', 'Größe/1', '.002e', 'a-1', '🎉'])('names %s so that it leads back to its key', (key) => {
  expect(nameOf(key)).toMatch(/^floe-[\w.-]+$/);
  expect(keyOf(nameOf(key))).toBe(key);
});

it.each(['staff', 'floe-a b', 'floe-.zzzz'])('takes %s for nobody’s', (name) => {
  expect(keyOf(name)).toBeNull();
});
