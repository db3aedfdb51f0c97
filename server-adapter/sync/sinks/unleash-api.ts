import { SinkFailure } from '../failure.ts';
import type { SinkAsk } from '../sink.ts';

export interface Constraint {
  readonly contextName: string;
  readonly operator: string;
  readonly values?: readonly string[];
  readonly inverted?: boolean;
  readonly caseInsensitive?: boolean;
}

export interface Segment {
  readonly id: number;
  readonly name: string;
  readonly project?: string | null;
  readonly constraints: readonly Constraint[];
}

/** What Unleash takes, as it says itself. */
export interface Limits {
  /** Values in one segment. */
  readonly values: number;
  readonly segments: number;
  /** Strategies of one flag in one environment; each names one segment of a key. */
  readonly strategies: number;
}

/** A segment as it is to be; without an id it is new. */
export interface Write {
  readonly id: number | null;
  readonly name: string;
  readonly project: string | null;
  readonly constraints: readonly Constraint[];
  /** Somebody is taken out of it. */
  readonly isTaking: boolean;
}

interface Place {
  readonly url: string;
  readonly token: string;
}

/** Of an Unleash that does not say; its own defaults. */
const DEFAULTS: Limits = { values: 1_000, segments: 300, strategies: 30 };

export async function limitsIn({ url, token }: Place, ask: SinkAsk): Promise<Limits> {
  const what = 'say what it takes';
  const { body } = await ask({ what, method: 'GET', url: `${url}/api/admin/ui-config`, headers: auth(token) });
  const { resourceLimits = {} } = (body ?? {}) as { resourceLimits?: Readonly<Record<string, unknown>> };
  const of = (name: string, otherwise: number) => {
    const limit = resourceLimits[name];
    return typeof limit === 'number' && limit > 0 ? limit : otherwise;
  };
  return {
    values: of('segmentValues', DEFAULTS.values),
    segments: of('segments', DEFAULTS.segments),
    strategies: of('featureEnvironmentStrategies', DEFAULTS.strategies),
  };
}

export async function readSegments({ url, token }: Place, ask: SinkAsk): Promise<readonly Segment[]> {
  const what = 'list its segments';
  const { body } = await ask({ what, method: 'GET', url: `${url}/api/admin/segments`, headers: auth(token) });
  const { segments } = (body ?? {}) as { segments?: readonly Segment[] };
  // Taken for none, all of them would be made again.
  if (!Array.isArray(segments)) throw new SinkFailure(`Unleash did not ${what} in a form that is known.`);
  return segments;
}

export async function writeSegment({ url, token }: Place, write: Write, ask: SinkAsk): Promise<void> {
  const { id, name, project, constraints } = write;
  const body = {
    name,
    project,
    description: 'Kept by Floe from entitlements at Polar. What is changed here is changed back.',
    constraints,
  };
  const base = `${url}/api/admin/segments`;
  const headers = auth(token);
  if (id === null) await ask({ what: 'make a segment', method: 'POST', url: base, headers, body, once: true });
  else await ask({ what: 'change a segment', method: 'PUT', url: `${base}/${id}`, headers, body });
}

const auth = (token: string) => ({ authorization: token });
