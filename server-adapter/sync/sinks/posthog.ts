import { SinkFailure } from '../failure.ts';
import type { EntitlementSink, KeyDiff, SinkAsk, SinkOptions } from '../sink.ts';
import { MARK } from '../sink.ts';
import { baseOf } from './base.ts';
import { partsOf } from './parts.ts';

export interface PostHogOptions extends SinkOptions {
  /** The project's own key (`phc_…`), by which properties are set. */
  readonly projectKey: string;
  /** A personal key that may read persons and property definitions (`phx_…`). */
  readonly personalKey: string;
  /** The project's number. */
  readonly projectId: string;
  /** Where events go. @default 'https://us.i.posthog.com' */
  readonly captureUrl?: string | undefined;
  /** Where its API answers. @default 'https://us.posthog.com' */
  readonly url?: string | undefined;
}

const EVENTS = 500;
const PAGE = 100;

/**
 * Keeps the person property `floe-<key>` of PostHog, which holds the host's id of whoever has the key and is not there
 * otherwise: a flag asks whether it is set. A person's `distinct_id` is the host's id of a customer.
 *
 * @example createFloe({ sync: [postHogSink({ projectKey, personalKey, projectId: '12345' })] })
 */
export function postHogSink(options: PostHogOptions): EntitlementSink {
  const { name = 'posthog', projectKey, personalKey, projectId, connection, rate } = options;
  const captureUrl = baseOf(options.captureUrl ?? 'https://us.i.posthog.com');
  const api = `${baseOf(options.url ?? 'https://us.posthog.com')}/api/projects/${encodeURIComponent(projectId)}`;
  const headers = { authorization: `Bearer ${personalKey}` };

  async function* list<T>(what: string, path: string, ask: SinkAsk): AsyncGenerator<T> {
    for (let offset = 0; ; ) {
      const url = `${api}/${path}&limit=${PAGE}&offset=${offset}`;
      const { body } = await ask({ what, method: 'GET', url, headers });
      const { results, next } = (body ?? {}) as { results?: readonly T[]; next?: string | null };
      if (!Array.isArray(results)) throw new SinkFailure(`PostHog did not ${what} in a form that is known.`);
      yield* results;
      offset += results.length;
      // Counted on, not followed: where it points is nowhere to take a key to.
      if (!next || results.length === 0) return;
    }
  }

  async function apply(diff: readonly KeyDiff[], ask: SinkAsk): Promise<void> {
    const gone = diff.flatMap(({ key, revoke }) => revoke.map((member) => event(member, { $unset: [MARK + key] })));
    const come = diff.flatMap(({ key, grant }) =>
      grant.map((member) => event(member, { $set: { [MARK + key]: member } })),
    );
    for (const batch of partsOf([...gone, ...come], EVENTS)) {
      const body = { api_key: projectKey, batch };
      await ask({ what: 'take properties of persons', method: 'POST', url: `${captureUrl}/batch/`, body });
    }
  }

  return {
    name,
    connection,
    // Of its API PostHog allows 1,200 calls an hour.
    rate: rate ?? { burst: 20, perSecond: 0.3 },
    secrets: [projectKey, personalKey],
    apply,
    // Properties are made by setting them, and there is no limit to how many persons have one.
    ensure: async () => undefined,
    snapshot: async (ask) => {
      const keys: string[] = [];
      const path = `property_definitions/?type=person&search=${encodeURIComponent(MARK)}`;
      for await (const { name: property } of list<{ name: string }>('list its properties', path, ask)) {
        if (property.startsWith(MARK)) keys.push(property.slice(MARK.length));
      }
      const members = async (key: string) => {
        const filter = JSON.stringify([{ type: 'person', key: MARK + key, operator: 'is_set', value: 'is_set' }]);
        const found = new Set<string>();
        const persons = list<Person>('list persons', `persons/?properties=${encodeURIComponent(filter)}`, ask);
        for await (const { properties } of persons) {
          const value = properties?.[MARK + key];
          if (typeof value === 'string') found.add(value);
        }
        return found;
      };
      return { keys, members };
    },
  };
}

interface Person {
  readonly properties?: Readonly<Record<string, unknown>> | null;
}

const event = (member: string, properties: object) => ({ event: '$set', distinct_id: member, properties });
