import { overCapacity, SinkFailure } from '../failure.ts';
import type { EntitlementSink, KeyDiff, SinkAsk, SinkOptions } from '../sink.ts';
import { baseOf } from './base.ts';
import { type Limits, limitsIn, readSegments, type Segment, writeSegment } from './unleash-api.ts';
import { keysOf, membersOf, ofKey, planOf, type Shape, shapedAgain } from './unleash-shards.ts';

export interface UnleashOptions extends SinkOptions {
  /** Where Unleash answers, e.g. `https://unleash.example.com`. */
  readonly url: string;
  /** An admin token, or a service account's that may read and write segments. */
  readonly token: string;
  /** The field of the context that holds the host's id of a customer. @default 'userId' */
  readonly contextName?: string | undefined;
  /** The project the segments belong to. @default all */
  readonly project?: string | undefined;
  /** Segments made for each key from the start, so that flags can name them before they are needed. @default 1 */
  readonly shards?: number | undefined;
}

/**
 * Keeps segments `floe-<key>-1`, `floe-<key>-2` … of Unleash, as many members in each as Unleash takes. A flag has one
 * strategy for each of them, for the segments of one strategy must all hold.
 *
 * @example createFloe({ sync: [unleashSink({ url: 'https://unleash.example.com', token })] })
 */
export function unleashSink(options: UnleashOptions): EntitlementSink {
  const { name = 'unleash', token, contextName = 'userId', project, shards = 1, connection, rate } = options;
  const place = { url: baseOf(options.url), token };
  const shape: Shape = { contextName, project: project ?? null };
  let limits: Limits | undefined;

  async function apply(diff: readonly KeyDiff[], ask: SinkAsk): Promise<void> {
    limits ??= await limitsIn(place, ask);
    const most = limits;
    const segments = await readSegments(place, ask);
    // All of it is thought through before any of it is written.
    const plans = diff.map((of) => {
      const plan = planOf(ofKey(segments, of.key), of, { shape, most: most.values });
      if (plan.shards > most.strategies) throw noRoom(of.key, plan.members, most);
      return plan;
    });
    const added = plans.flatMap(({ writes }) => writes.filter(({ id }) => id === null)).length;
    assertSegments(segments, added, most);
    // What takes away comes first: a round that is cut leaves nobody with more than they should have.
    const writes = plans.flatMap(({ writes: own }) => own).sort((a, b) => Number(b.isTaking) - Number(a.isTaking));
    for (const write of writes) await writeSegment(place, write, ask);
  }

  return {
    name,
    connection,
    rate: rate ?? { burst: 20, perSecond: 10 },
    secrets: [token],
    apply,
    ensure: async (needs, ask) => {
      limits = await limitsIn(place, ask);
      const most = limits;
      const segments = await readSegments(place, ask);
      const missing = needs.flatMap(({ key, members }) => {
        const wanted = Math.max(shards, Math.ceil(members / most.values));
        if (wanted > most.strategies) throw noRoom(key, members, most);
        return planOf(
          ofKey(segments, key),
          { key, grant: [], revoke: [] },
          { shape, most: most.values, shards: wanted },
        ).writes;
      });
      assertSegments(segments, missing.filter(({ id }) => id === null).length, most);
      for (const write of shapedAgain(segments, shape)) await writeSegment(place, write, ask);
      for (const write of missing) if (write.id === null) await writeSegment(place, write, ask);
    },
    snapshot: async (ask) => {
      const segments = await readSegments(place, ask);
      return { keys: keysOf(segments), members: async (key) => membersOf(ofKey(segments, key), shape) };
    },
  };
}

const noRoom = (key: string, members: number, { values, strategies }: Limits) =>
  overCapacity(key, { members, most: values * strategies, engine: 'Unleash' });

function assertSegments(segments: readonly Segment[], added: number, { segments: most }: Limits): void {
  if (added === 0 || segments.length + added <= most) return;
  throw new SinkFailure(
    `Unleash takes ${most} segments and has ${segments.length}; ${added} more are needed, and nothing was written. Name ` +
      'fewer keys, or give entitlements as attributes when flags are evaluated: docs/sync.md, "Attributes at evaluation".',
  );
}
