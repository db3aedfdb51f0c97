import { overCapacity } from '../failure.ts';
import type { EntitlementSink, KeyDiff, SinkAsk, SinkOptions } from '../sink.ts';
import { baseOf } from './base.ts';
import { createSegment, listSegments, type Place, patchSegment, type Segment } from './launchdarkly-api.ts';
import { keyOf, nameOf } from './name.ts';
import { partsOf } from './parts.ts';

export interface LaunchDarklyOptions extends SinkOptions {
  /** An API access token that may read and write segments. */
  readonly token: string;
  readonly project: string;
  readonly environment: string;
  /** The kind of context whose key is the host's id of a customer. @default 'user' */
  readonly contextKind?: string | undefined;
  /** @default 'https://app.launchdarkly.com' */
  readonly url?: string | undefined;
}

/** Beyond that a segment is another kind of thing at LaunchDarkly, with a store of its own. */
const MOST_MEMBERS = 15_000;
/** Targets that LaunchDarkly changes in one request are 1,500 at most. */
const PART = 1_000;

/**
 * Keeps segments `floe-<key>` of one project and environment of LaunchDarkly, by their individual targets.
 *
 * @example createFloe({ sync: [launchDarklySink({ token, project: 'default', environment: 'production' })] })
 */
export function launchDarklySink(options: LaunchDarklyOptions): EntitlementSink {
  const { name = 'launchdarkly', token, contextKind = 'user', project, environment, connection, rate } = options;
  const url = baseOf(options.url ?? 'https://app.launchdarkly.com');
  const place: Place = { url, token, project, environment };

  function membersOf(segment: Segment): string[] {
    const targets = segment.includedContexts ?? [];
    const own = targets.filter((target) => target.contextKind === contextKind).flatMap(({ values }) => values);
    return [...new Set([...(contextKind === 'user' ? (segment.included ?? []) : []), ...own])];
  }

  /** What would let in others than those listed, or keep these out. */
  function bendsOf(segment: Segment): object[] {
    const others = (segment.includedContexts ?? []).filter((target) => target.contextKind !== contextKind);
    return [
      ...(segment.rules ?? []).map(({ _id: ruleId }) => ({ kind: 'removeRule', ruleId })),
      ...parted('removeExcludedUsers', segment.excluded ?? []),
      ...(segment.excludedContexts ?? []).flatMap((target) => targeted('removeExcludedTargets', target)),
      ...others.flatMap((target) => targeted('removeIncludedTargets', target)),
      ...(contextKind === 'user' ? [] : parted('removeIncludedUsers', segment.included ?? [])),
    ];
  }

  async function apply(diff: readonly KeyDiff[], ask: SinkAsk): Promise<void> {
    const segments = new Map((await listSegments(place, ask)).map((segment) => [segment.key, segment]));
    const plans = diff.map(({ key, grant, revoke }) => {
      const segment = segments.get(nameOf(key));
      const known = new Set(segment ? membersOf(segment) : []);
      const leaving = revoke.filter((member) => known.has(member));
      const coming = grant.filter((member) => !known.has(member));
      const members = known.size - leaving.length + coming.length;
      if (members > MOST_MEMBERS) throw noRoom(key, members);
      return { key, isNew: !segment, leaving, coming };
    });
    const change = (kind: string, name: string, values: readonly string[]) =>
      targeted(kind, { contextKind, values }).map((instruction) => ({ name, instruction }));
    // What takes away comes first: a round that is cut leaves nobody with more than they should have.
    const leaving = plans.flatMap(({ key, leaving: values }) => change('removeIncludedTargets', nameOf(key), values));
    const coming = plans.flatMap(({ key, coming: values }) => change('addIncludedTargets', nameOf(key), values));
    for (const { name: at, instruction } of leaving) await patchSegment(place, at, [instruction], ask);
    for (const { key, isNew, coming: some } of plans) {
      if (isNew && some.length > 0) await createSegment(place, nameOf(key), ask);
    }
    for (const { name: at, instruction } of coming) await patchSegment(place, at, [instruction], ask);
  }

  return {
    name,
    connection,
    rate: rate ?? { burst: 5, perSecond: 2 },
    secrets: [token],
    apply,
    ensure: async (needs, ask) => {
      for (const { key, members } of needs) if (members > MOST_MEMBERS) throw noRoom(key, members);
      const segments = await listSegments(place, ask);
      for (const segment of segments.filter(({ key }) => keyOf(key) !== null)) {
        for (const bend of bendsOf(segment)) await patchSegment(place, segment.key, [bend], ask);
      }
      const known = new Set(segments.map(({ key }) => key));
      for (const { key } of needs) if (!known.has(nameOf(key))) await createSegment(place, nameOf(key), ask);
    },
    snapshot: async (ask) => {
      const own = (await listSegments(place, ask)).flatMap((segment) => {
        const key = keyOf(segment.key);
        return key === null ? [] : [[key, segment] as const];
      });
      const byKey = new Map(own);
      const members = async (key: string) => {
        const segment = byKey.get(key);
        return segment ? membersOf(segment) : [];
      };
      return { keys: [...byKey.keys()], members };
    },
  };
}

const noRoom = (key: string, members: number) =>
  overCapacity(key, { members, most: MOST_MEMBERS, engine: 'LaunchDarkly' });

const parted = (kind: string, all: readonly string[]): object[] =>
  partsOf(all, PART).map((values) => ({ kind, values }));

const targeted = (
  kind: string,
  { contextKind, values }: { contextKind: string; values: readonly string[] },
): object[] => partsOf(values, PART).map((part) => ({ kind, contextKind, values: part }));
