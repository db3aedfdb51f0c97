import { type Engine, openEngine } from './engine.ts';

export interface Group {
  id: string;
  type: string;
  name: string;
  attributeKey: string;
  values: string[];
}

/** GrowthBook's saved groups, by docs.growthbook.io/api/saved-groups: paged lists, updates by POST. */
export function growthBook(groups: Group[] = []): Engine & { readonly groups: Group[]; held(key: string): string[] } {
  const engine = openEngine(({ method, path, query, headers, body }) => {
    if (headers.get('authorization') !== `Bearer ${TOKEN}`) return { status: 401, body: { message: 'Invalid key' } };
    const [, id] = /^\/api\/v1\/saved-groups(?:\/([\w-]+))?$/.exec(path) ?? [];
    if (method === 'GET') {
      const [limit, offset] = [Number(query.get('limit')), Number(query.get('offset'))];
      const savedGroups = groups.slice(offset, offset + limit);
      return { body: { savedGroups, limit, offset, hasMore: offset + limit < groups.length } };
    }
    if (id === undefined) {
      const made = { id: `grp_${groups.length + 1}`, ...body };
      groups.push(made);
      return { body: { savedGroup: made } };
    }
    const group = groups.find((one) => one.id === id);
    if (!group) return { status: 404 };
    Object.assign(group, body);
    return { body: { savedGroup: group } };
  });
  const held = (key: string) => groups.find(({ name }) => name === `floe-${key}`)?.values ?? [];
  return Object.assign(engine, { groups, held });
}

export const TOKEN = 'secret_admin_0f1e2d3c4b5a';
export const GROWTHBOOK = 'http://growthbook.test/api';
