import { SinkFailure } from '../failure.ts';
import type { SinkAsk } from '../sink.ts';

export interface Place {
  readonly url: string;
  readonly token: string;
  readonly project: string;
  readonly environment: string;
}

interface Target {
  readonly contextKind: string;
  readonly values: readonly string[];
}

export interface Segment {
  readonly key: string;
  readonly included?: readonly string[];
  readonly excluded?: readonly string[];
  readonly includedContexts?: readonly Target[];
  readonly excludedContexts?: readonly Target[];
  readonly rules?: readonly { readonly _id: string }[];
}

const PAGE = 50;

export async function listSegments(place: Place, ask: SinkAsk): Promise<readonly Segment[]> {
  const what = 'list its segments';
  const found: Segment[] = [];
  for (;;) {
    const url = `${pathOf(place)}?limit=${PAGE}&offset=${found.length}`;
    const { body } = await ask({ what, method: 'GET', url, headers: auth(place) });
    const { items, totalCount } = (body ?? {}) as { items?: readonly Segment[]; totalCount?: number };
    if (!Array.isArray(items)) throw new SinkFailure(`LaunchDarkly did not ${what} in a form that is known.`);
    found.push(...items);
    if (items.length === 0 || (totalCount === undefined ? items.length < PAGE : found.length >= totalCount))
      return found;
  }
}

export async function createSegment(place: Place, key: string, ask: SinkAsk): Promise<void> {
  const description = 'Kept by Floe from entitlements at Polar. What is changed here is changed back.';
  const body = { key, name: key, description, tags: ['floe'] };
  await ask({ what: 'make a segment', method: 'POST', url: pathOf(place), headers: auth(place), body, once: true });
}

export async function patchSegment(
  place: Place,
  key: string,
  instructions: readonly object[],
  ask: SinkAsk,
): Promise<void> {
  const url = `${pathOf(place)}/${encodeURIComponent(key)}`;
  const headers = { ...auth(place), 'content-type': 'application/json; domain-model=launchdarkly.semanticpatch' };
  const body = { environmentKey: place.environment, comment: 'Entitlements at Polar', instructions };
  await ask({ what: 'change a segment', method: 'PATCH', url, headers, body });
}

const pathOf = ({ url, project, environment }: Place): string =>
  `${url}/api/v2/segments/${encodeURIComponent(project)}/${encodeURIComponent(environment)}`;

const auth = ({ token }: Place) => ({ authorization: token });
