import { overCapacity, SinkFailure } from '../failure.ts';
import type { EntitlementSink, KeyDiff, SinkAsk, SinkOptions } from '../sink.ts';
import { MARK } from '../sink.ts';
import { baseOf } from './base.ts';

export interface GrowthBookOptions extends SinkOptions {
  /** A secret key or personal access token that may manage saved groups. */
  readonly token: string;
  /** The attribute that holds the host's id of a customer. @default 'id' */
  readonly attributeKey?: string | undefined;
  /** Members of a group at most: every SDK downloads all of them. @default 10000 */
  readonly most?: number | undefined;
  /** @default 'https://api.growthbook.io/api' */
  readonly url?: string | undefined;
}

interface Group {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly attributeKey?: string;
  readonly values?: readonly string[];
}

const MOST_MEMBERS = 10_000;
const PAGE = 100;

/**
 * Keeps saved groups `floe-<key>` of GrowthBook, lists of ids under one attribute.
 *
 * @example createFloe({ sync: [growthBookSink({ token })] })
 */
export function growthBookSink(options: GrowthBookOptions): EntitlementSink {
  const { name = 'growthbook', token, attributeKey = 'id', most = MOST_MEMBERS, connection, rate } = options;
  const url = `${baseOf(options.url ?? 'https://api.growthbook.io/api')}/v1/saved-groups`;
  const headers = { authorization: `Bearer ${token}` };
  const noRoom = (key: string, members: number) => overCapacity(key, { members, most, engine: 'GrowthBook' });

  async function list(ask: SinkAsk): Promise<readonly Group[]> {
    const what = 'list its saved groups';
    const found: Group[] = [];
    for (;;) {
      const { body } = await ask({ what, method: 'GET', url: `${url}?limit=${PAGE}&offset=${found.length}`, headers });
      const { savedGroups, hasMore } = (body ?? {}) as { savedGroups?: readonly Group[]; hasMore?: boolean };
      if (!Array.isArray(savedGroups)) throw new SinkFailure(`GrowthBook did not ${what} in a form that is known.`);
      found.push(...savedGroups);
      if (savedGroups.length === 0 || hasMore !== true) return found.filter((group) => group.name.startsWith(MARK));
    }
  }

  const create = (key: string, values: readonly string[], ask: SinkAsk) =>
    ask({
      what: 'make a saved group',
      method: 'POST',
      url,
      headers,
      body: { name: MARK + key, type: 'list', attributeKey, values, owner: '' },
      once: true,
    });

  const isWell = (group: Group): boolean => group.type === 'list' && group.attributeKey === attributeKey;

  async function apply(diff: readonly KeyDiff[], ask: SinkAsk): Promise<void> {
    const groups = await list(ask);
    const plans = diff.map(({ key, grant, revoke }) => {
      const group = groups.find((one) => one.name === MARK + key);
      const before = group?.values ?? [];
      const gone = new Set(revoke);
      const values = [...new Set([...before.filter((member) => !gone.has(member)), ...grant])];
      if (values.length > most) throw noRoom(key, values.length);
      const isTaking = before.some((member) => gone.has(member));
      return { key, group, values, isTaking, isSame: !isTaking && values.length === before.length };
    });
    // What takes away comes first: a round that is cut leaves nobody with more than they should have.
    for (const { key, group, values, isSame } of plans.sort((a, b) => Number(b.isTaking) - Number(a.isTaking))) {
      if (isSame) continue;
      if (!group) await create(key, values, ask);
      else {
        const at = `${url}/${encodeURIComponent(group.id)}`;
        await ask({ what: 'change a saved group', method: 'POST', url: at, headers, body: { values } });
      }
    }
  }

  return {
    name,
    connection,
    rate: rate ?? { burst: 5, perSecond: 1 },
    secrets: [token],
    apply,
    ensure: async (needs, ask) => {
      for (const { key, members } of needs) if (members > most) throw noRoom(key, members);
      const groups = await list(ask);
      const bent = groups.find((group) => !isWell(group));
      // Neither can be changed once a group is made.
      if (bent) {
        const message = `GrowthBook’s saved group "${bent.name}" is no list of the attribute "${attributeKey}"; delete it, and it is made anew.`;
        throw new SinkFailure(message);
      }
      const known = new Set(groups.map((group) => group.name));
      for (const { key } of needs) if (!known.has(MARK + key)) await create(key, [], ask);
    },
    snapshot: async (ask) => {
      const groups = new Map((await list(ask)).map((group) => [group.name.slice(MARK.length), group]));
      return { keys: [...groups.keys()], members: async (key) => groups.get(key)?.values ?? [] };
    },
  };
}
