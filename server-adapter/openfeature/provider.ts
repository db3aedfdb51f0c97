import {
  type EvaluationContext,
  type JsonValue,
  OpenFeatureEventEmitter,
  type Provider,
  ProviderEvents,
  type ResolutionDetails,
} from '@openfeature/server-sdk';
import { failedFlag, type Held, type Resolved, resolveFlag } from '../../src/domain/flags.ts';
import type { Floe } from '../floe.ts';
import { usageOf } from './tracked.ts';

/** What {@link floeProvider} takes besides the adapter. */
export interface FloeProviderOptions {
  /** Which connection the customers belong to. @default 'default' */
  readonly connection?: string | undefined;
  /** Told of usage that was not taken. @default nobody */
  readonly onError?: ((error: unknown) => void) | undefined;
}

interface Asked {
  readonly held: Held | undefined;
  readonly isStale: boolean;
}

/**
 * OpenFeature's provider over an adapter in the same process. A flag is a benefit's id or `floe_key`, `targetingKey` the
 * host's own id of the customer, `member` in the context one person of a team. A boolean never opens by an error, whatever
 * its default. `client.track(…)` becomes usage.
 *
 * @example
 * await OpenFeature.setProviderAndWait(floeProvider(floe));
 * if (await client.getBooleanValue('exports', false, { targetingKey: user.id })) …
 */
export function floeProvider(floe: Pick<Floe, 'entitlements' | 'usage'>, options: FloeProviderOptions = {}): Provider {
  const { connection, onError } = options;
  const events = new OpenFeatureEventEmitter();
  let isStale = false;
  let stop = () => {};

  /** Polar's being away shows as the provider's own state. */
  function note(now: boolean): void {
    if (now !== isStale) events.emit(now ? ProviderEvents.Stale : ProviderEvents.Ready);
    isStale = now;
  }

  async function ask(key: string, { targetingKey, member }: EvaluationContext): Promise<Asked> {
    if (!targetingKey) throw new Missing();
    const of = { connection, ...(typeof member === 'string' ? { member } : {}) };
    const { entitlements, is_stale } = await floe.entitlements.get({ externalId: targetingKey }, of);
    note(is_stale);
    return { held: entitlements.find((one) => one.key === key), isStale: is_stale };
  }

  async function resolve<T>(
    fallback: T,
    asked: Promise<Asked>,
    judge: (asked: Asked) => Resolved<T>,
  ): Promise<ResolutionDetails<T>> {
    try {
      const resolved = judge(await asked);
      return 'error' in resolved ? failed(fallback, resolved.error, resolved.message) : resolved;
    } catch (error) {
      const code = error instanceof Missing ? 'TARGETING_KEY_MISSING' : 'GENERAL';
      return failed(fallback, code, error instanceof Error ? error.message : String(error));
    }
  }

  return {
    metadata: { name: 'floe' },
    runsOn: 'server',
    events,
    initialize: async () => {
      const told = () => events.emit(ProviderEvents.ConfigurationChanged);
      stop = floe.entitlements.onChange(told, { connection });
    },
    onClose: async () => stop(),
    resolveBooleanEvaluation: (key, fallback, context) =>
      resolve(fallback, ask(key, context), ({ held, isStale }) => resolveFlag('boolean', held, { fallback, isStale })),
    resolveStringEvaluation: (key, fallback, context) =>
      resolve(fallback, ask(key, context), ({ held, isStale }) => resolveFlag('string', held, { fallback, isStale })),
    resolveNumberEvaluation: (key, fallback, context) =>
      resolve(fallback, ask(key, context), ({ held, isStale }) => resolveFlag('number', held, { fallback, isStale })),
    resolveObjectEvaluation: <T extends JsonValue>(key: string, fallback: T, context: EvaluationContext) =>
      // What the host expects of its own JSON is the host's to know.
      resolve(fallback, ask(key, context), ({ held, isStale }) =>
        resolveFlag('object', held, { fallback, isStale }),
      ) as Promise<ResolutionDetails<T>>,
    track: (name, context, details) => {
      const event = usageOf(name, context, details);
      if (event) floe.usage.track(event, { connection }).catch((error: unknown) => onError?.(error));
      else onError?.(new Missing());
    },
  };
}

class Missing extends Error {
  override readonly message = 'Floe: targetingKey is missing; it is your own id of the customer.';
}

/** The SDK types its codes as an enum of its own. */
const failed = <T>(...about: Parameters<typeof failedFlag<T>>) => failedFlag(...about) as ResolutionDetails<T>;
