import {
  type EvaluationContext,
  type JsonValue,
  OpenFeatureEventEmitter,
  type Provider,
  ProviderEvents,
  type ResolutionDetails,
  type TrackingEventDetails,
} from '@openfeature/web-sdk';
import { type ClientOptions, createClient } from '../client/client.ts';
import { realPace } from '../client/live/pace.ts';
import { followTogether } from '../client/live/together.ts';
import { failedFlag, type Resolved, resolveFlag } from '../domain/flags.ts';
import { changedKeys, readSnapshot, type Snapshot } from './snapshot.ts';

/** What {@link floeWebProvider} takes. */
export interface FloeWebProviderOptions extends ClientOptions {
  /** Whether changes made elsewhere show without a reload. @default true */
  live?: boolean | undefined;
  /** Hears of `client.track(…)`: usage is reported by the host's own server. */
  onTrack?: ((name: string, context: EvaluationContext, details: TrackingEventDetails) => void) | undefined;
}

/** Changes are told to the page; where that fails it asks by itself (ms). */
const EVERY_MS = 300_000;

/**
 * OpenFeature's provider for a page: reads what the customer may use once, evaluates without waiting, and follows what
 * changes. A flag is a benefit's id or `floe_key`. A customer needs no `targetingKey`; an agent's page names the customer by
 * it. A boolean never opens by an error, whatever its default.
 *
 * @example
 * await OpenFeature.setProviderAndWait(floeWebProvider({ url: '/floe' }));
 * if (OpenFeature.getClient().getBooleanValue('exports', false)) …
 */
export function floeWebProvider({ live = true, onTrack, ...options }: FloeWebProviderOptions): Provider {
  const client = createClient(options);
  const events = new OpenFeatureEventEmitter();
  let snapshot: Snapshot | null = null;
  let following = new AbortController();

  /** Reads for a context until another one comes, and then follows it. */
  async function begin({ targetingKey }: EvaluationContext = {}): Promise<void> {
    following.abort();
    following = new AbortController();
    const { signal } = following;
    // What somebody else may use is nothing to go by.
    snapshot = null;
    const read = await readSnapshot(client, targetingKey);
    if (signal.aborted) return;
    snapshot = read;
    const again = () => void refresh(targetingKey, signal);
    const timer = setInterval(again, EVERY_MS);
    signal.addEventListener('abort', () => clearInterval(timer));
    if (live && typeof document !== 'undefined') hear(read, again, signal);
  }

  function hear({ subject: { connection, kind, customer } }: Snapshot, again: () => void, signal: AbortSignal): void {
    if (kind !== 'customer' && !customer) return;
    followTogether({
      client,
      pace: realPace,
      name: JSON.stringify(['floe', client.url, connection, kind, customer]),
      customer: kind === 'customer' ? null : customer,
      age: () => EVERY_MS,
      hear: ({ reset, stale }) => {
        if (reset || stale?.includes('entitlements.get')) again();
      },
      signal,
    });
  }

  async function refresh(targetingKey: string | undefined, signal: AbortSignal): Promise<void> {
    const before = snapshot;
    try {
      const read = await readSnapshot(client, targetingKey);
      if (signal.aborted) return;
      snapshot = read;
      const flagsChanged = changedKeys(before, read);
      if (before?.isStale !== read.isStale) events.emit(read.isStale ? ProviderEvents.Stale : ProviderEvents.Ready);
      if (flagsChanged.length > 0) events.emit(ProviderEvents.ConfigurationChanged, { flagsChanged });
    } catch {
      if (signal.aborted || !before) return;
      // What was known serves for a while, and says so.
      snapshot = { ...before, isStale: true };
      events.emit(ProviderEvents.Stale);
    }
  }

  function resolve<T>(fallback: T, judge: (snapshot: Snapshot) => Resolved<T>): ResolutionDetails<T> {
    if (!snapshot || Date.now() >= snapshot.until) {
      return failed(fallback, 'GENERAL', 'Floe: it is not known what this customer may use.');
    }
    const resolved = judge(snapshot);
    return 'error' in resolved ? failed(fallback, resolved.error, resolved.message) : resolved;
  }

  return {
    metadata: { name: 'floe' },
    runsOn: 'client',
    events,
    initialize: begin,
    onContextChange: (_before, context) => begin(context),
    onClose: async () => following.abort(),
    resolveBooleanEvaluation: (key, fallback) =>
      resolve(fallback, ({ held, isStale }) => resolveFlag('boolean', held.get(key), { fallback, isStale })),
    resolveStringEvaluation: (key, fallback) =>
      resolve(fallback, ({ held, isStale }) => resolveFlag('string', held.get(key), { fallback, isStale })),
    resolveNumberEvaluation: (key, fallback) =>
      resolve(fallback, ({ held, isStale }) => resolveFlag('number', held.get(key), { fallback, isStale })),
    resolveObjectEvaluation: <T extends JsonValue>(key: string, fallback: T) =>
      // What the host expects of its own JSON is the host's to know.
      resolve(fallback, ({ held, isStale }) =>
        resolveFlag('object', held.get(key), { fallback, isStale }),
      ) as ResolutionDetails<T>,
    track: (name, context, details) => onTrack?.(name, context, details),
  };
}

/** The SDK types its codes as an enum of its own. */
const failed = <T>(...about: Parameters<typeof failedFlag<T>>) => failedFlag(...about) as ResolutionDetails<T>;
