import { type Engine, openEngine } from './engine.ts';

export const [PROJECT_KEY, PERSONAL_KEY] = ['phc_0f1e2d3c4b5a', 'phx_0f1e2d3c4b5a'];

type Properties = Record<string, unknown>;

/** PostHog's capture endpoint and its lists, by posthog.com/docs/api. What is captured is there at once. */
export function postHog(persons = new Map<string, Properties>()): Engine & { readonly persons: typeof persons } {
  const defined = new Set([...persons.values()].flatMap((properties) => Object.keys(properties)));
  const engine = openEngine(({ method, path, query, headers, body }) => {
    if (method === 'POST' && path === '/batch/') {
      if (body.api_key !== PROJECT_KEY) return { status: 401 };
      for (const { event, distinct_id, properties } of body.batch) {
        if (event !== '$set') return { status: 400 };
        const person = persons.get(distinct_id) ?? {};
        persons.set(distinct_id, person);
        Object.assign(person, properties.$set);
        for (const name of properties.$unset ?? []) delete person[name];
        for (const name of Object.keys(properties.$set ?? {})) defined.add(name);
      }
      return { body: { status: 'Ok' } };
    }
    if (headers.get('authorization') !== `Bearer ${PERSONAL_KEY}`) return { status: 401 };
    const [limit, offset] = [Number(query.get('limit')), Number(query.get('offset'))];
    const page = (all: readonly unknown[]) => {
      const next = offset + limit < all.length ? 'https://elsewhere.test/next' : null;
      return { body: { count: all.length, next, results: all.slice(offset, offset + limit) } };
    };
    if (path === '/api/projects/12/property_definitions/' && query.get('type') === 'person') {
      return page([...defined].filter((name) => name.includes(query.get('search') ?? '')).map((name) => ({ name })));
    }
    if (path !== '/api/projects/12/persons/') return { status: 404 };
    const [{ key, operator }] = JSON.parse(query.get('properties') ?? '[]');
    if (operator !== 'is_set') return { status: 400 };
    const set = [...persons].filter(([, properties]) => key in properties);
    return page(set.map(([id, properties]) => ({ distinct_ids: ['anonymous', id], properties })));
  });
  return Object.assign(engine, { persons });
}
