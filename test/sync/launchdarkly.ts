import { type Engine, openEngine } from './engine.ts';

export interface Segment {
  key: string;
  included: string[];
  excluded: string[];
  includedContexts: { contextKind: string; values: string[] }[];
  excludedContexts: { contextKind: string; values: string[] }[];
  rules: { _id: string }[];
}

export const newSegment = (key: string, facts: Partial<Segment> = {}): Segment => ({
  key,
  included: [],
  excluded: [],
  includedContexts: [],
  excludedContexts: [],
  rules: [],
  ...facts,
});

interface Instruction {
  readonly kind: string;
  readonly contextKind?: string;
  readonly values?: readonly string[];
  readonly ruleId?: string;
}

const BATCH = 1_500;

/** LaunchDarkly's segments, by launchdarkly.com/docs/api/segments: pages of them, changes by semantic patches. */
export function launchDarkly(segments: Segment[] = []): Engine & { readonly segments: Segment[] } {
  const engine = openEngine(({ method, path, query, headers, body }) => {
    if (headers.get('authorization') !== TOKEN) return { status: 401 };
    const [, key] = /^\/api\/v2\/segments\/shop\/production(?:\/([\w.-]+))?$/.exec(path) ?? [];
    if (method === 'GET') {
      const [limit, offset] = [Number(query.get('limit')), Number(query.get('offset'))];
      return { body: { items: segments.slice(offset, offset + limit), totalCount: segments.length } };
    }
    if (method === 'POST') {
      if (segments.some((one) => one.key === body.key)) return { status: 409 };
      segments.push(newSegment(body.key));
      return { status: 201, body: {} };
    }
    const segment = segments.find((one) => one.key === key);
    if (!segment || headers.get('content-type') !== SEMANTIC || body.environmentKey !== 'production')
      return { status: 400 };
    for (const instruction of body.instructions) {
      if ((instruction.values ?? []).length > BATCH || !carryOut(segment, instruction)) return { status: 400 };
    }
    return { body: segment };
  });
  return Object.assign(engine, { segments });
}

const SEMANTIC = 'application/json; domain-model=launchdarkly.semanticpatch';
export const TOKEN = 'api-0f1e2d3c-4b5a';

function carryOut(segment: Segment, { kind, contextKind, values = [], ruleId }: Instruction): boolean {
  const without = (list: readonly string[]) => list.filter((value) => !values.includes(value));
  const target = (list: Segment['includedContexts']) => {
    const found = list.find((one) => one.contextKind === contextKind) ?? { contextKind: contextKind ?? '', values: [] };
    if (!list.includes(found)) list.push(found);
    return found;
  };
  const isUser = contextKind === 'user';
  if (kind === 'removeRule') segment.rules = segment.rules.filter(({ _id }) => _id !== ruleId);
  else if (kind === 'removeExcludedUsers') segment.excluded = without(segment.excluded);
  else if (kind === 'removeIncludedUsers') segment.included = without(segment.included);
  else if (kind === 'removeExcludedTargets') target(segment.excludedContexts).values = [];
  else if (kind === 'addIncludedTargets' && values.some((value) => segment.excluded.includes(value))) return false;
  else if (kind === 'addIncludedTargets' && isUser) segment.included = [...new Set([...segment.included, ...values])];
  else if (kind === 'addIncludedTargets') target(segment.includedContexts).values.push(...values);
  else if (kind === 'removeIncludedTargets' && isUser) segment.included = without(segment.included);
  else if (kind === 'removeIncludedTargets') {
    const found = target(segment.includedContexts);
    found.values = without(found.values);
  } else return false;
  return true;
}
