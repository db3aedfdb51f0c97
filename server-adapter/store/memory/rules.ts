import { stored } from '../json.ts';
import type { Occurrence, RuleRow, RuleStore, TakenLook } from '../rules-port.ts';
import { drop, type Journal, partOf, put } from './undo.ts';

interface Kept {
  readonly row: Occurrence;
  readonly nextAt: number;
  readonly leaseUntil: number;
}

interface KeptLook extends TakenLook {
  readonly leaseUntil: number;
}

/** Rules, what is to be looked at, and occurrences by id. */
interface Part {
  readonly rules: Map<string, RuleRow>;
  readonly looks: Map<string, KeptLook>;
  readonly kept: Map<string, Kept>;
}

export type RuleShelf = Map<string, Part>;

/** What a search may name exactly. */
const SAME = ['id', 'rule', 'subject', 'key'] as const;

const isOpen = ({ row }: Kept): boolean => row.state === 'waiting' || row.state === 'begun';
const byAge = (a: { at: number }, b: { at: number }): number => a.at - b.at;

export function memoryRules(shelf: RuleShelf, journal: Journal): RuleStore {
  const partFor = (connection: string) =>
    partOf(shelf, connection, (): Part => ({ rules: new Map(), looks: new Map(), kept: new Map() }));
  const rowsOf = (connection: string) => [...partFor(connection).kept.values()];

  return {
    know: async (connection, names, at) => {
      const { rules } = partFor(connection);
      for (const name of names) if (!rules.has(name)) put(rules, name, { name, since: at, stoppedAt: null }, journal);
      return [...rules.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    stop: async (connection, name, at) => {
      const { rules } = partFor(connection);
      const rule = rules.get(name);
      if (rule) put(rules, name, { ...rule, stoppedAt: at }, journal);
    },
    look: async (connection, given) => {
      const { looks } = partFor(connection);
      for (const look of given) {
        const version = (looks.get(look.subject)?.version ?? 0) + 1;
        put(looks, look.subject, { ...stored(look), version, leaseUntil: 0 }, journal);
      }
    },
    takeLooks: async (connection, { now, leaseUntil, limit }) => {
      const { looks } = partFor(connection);
      const due = [...looks.values()]
        .filter((look) => look.leaseUntil <= now)
        .sort(byAge)
        .slice(0, limit);
      for (const look of due) put(looks, look.subject, { ...look, leaseUntil }, journal);
      return due.map(({ leaseUntil: _, ...look }) => look);
    },
    looks: async (connection) => {
      const times = [...partFor(connection).looks.values()].map(({ at }) => at);
      return { waiting: times.length, oldestAt: times.length === 0 ? null : Math.min(...times) };
    },
    looked: async (connection, { subject, version }) => {
      const { looks } = partFor(connection);
      if (looks.get(subject)?.version === version) drop(looks, subject, journal);
    },
    reserve: async (connection, { id, rule, subject, key, ...rest }) => {
      const isKnown = rowsOf(connection).some(
        ({ row }) => row.rule === rule && row.subject === subject && row.key === key,
      );
      if (isKnown) return false;
      const fresh = { touched: null, code: null, attempts: 0, begunAt: null, endedAt: null };
      const endedAt = rest.state === 'waiting' ? null : rest.at;
      const row = stored({ id, rule, subject, key, ...rest, ...fresh, endedAt });
      put(partFor(connection).kept, id, { row, nextAt: rest.at, leaseUntil: 0 }, journal);
      return true;
    },
    claim: async (connection, { now, leaseUntil, rules, limit }) => {
      const due = rowsOf(connection)
        .filter((kept) => isOpen(kept) && rules.includes(kept.row.rule))
        .filter((kept) => kept.nextAt <= now && kept.leaseUntil <= now)
        .sort((a, b) => byAge(a.row, b.row))
        .slice(0, limit);
      return due.map((kept) => {
        const row = { ...kept.row, attempts: kept.row.attempts + 1 };
        put(partFor(connection).kept, row.id, { ...kept, row, leaseUntil }, journal);
        return row;
      });
    },
    begin: async (connection, id, { now, leaseUntil, since, most, touched }) => {
      const { kept, rules } = partFor(connection);
      const found = kept.get(id);
      if (found?.row.state !== 'waiting') return 'gone';
      const { row } = found;
      if (rules.get(row.rule)?.stoppedAt != null) return 'stopped';
      const begun = rowsOf(connection).filter(
        (other) =>
          // It may be a second start of the same one.
          other !== found && other.row.rule === row.rule && (other.row.begunAt ?? Number.NEGATIVE_INFINITY) >= since,
      );
      if (begun.length >= most) return 'limited';
      const started = { ...row, state: 'begun', begunAt: now, touched } as const;
      put(kept, id, { ...found, row: started, leaseUntil }, journal);
      return 'begun';
    },
    move: async (connection, id, { from, to, at, nextAt, code, touched }) => {
      const { kept } = partFor(connection);
      const found = kept.get(id);
      if (!found || !from.includes(found.row.state)) return null;
      const row = {
        ...found.row,
        state: to,
        endedAt: nextAt === undefined ? at : null,
        code: code === undefined ? found.row.code : code,
        touched: touched ?? found.row.touched,
      };
      put(kept, id, { row, nextAt: nextAt ?? found.nextAt, leaseUntil: 0 }, journal);
      return row;
    },
    find: async (connection, { touched, begunSince, states, limit, ...same }) =>
      rowsOf(connection)
        .map(({ row }) => row)
        .filter((row) => SAME.every((name) => same[name] === undefined || row[name] === same[name]))
        .filter((row) => states === undefined || states.includes(row.state))
        .filter((row) => touched === undefined || (row.touched !== null && touched.includes(row.touched)))
        .filter((row) => begunSince === undefined || (row.begunAt !== null && row.begunAt >= begunSince))
        .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
        .slice(0, limit),
    counts: async (connection, { now, since }) => {
      const rows = rowsOf(connection);
      return [...new Set(rows.map(({ row }) => row.rule))].sort().map((rule) => {
        const own = rows.filter(({ row }) => row.rule === rule);
        const due = own.filter((kept) => isOpen(kept) && kept.nextAt <= now).map(({ nextAt }) => nextAt);
        return {
          rule,
          waiting: own.filter(isOpen).length,
          needsReview: own.filter(({ row }) => row.state === 'needs_review').length,
          begun: own.filter(({ row }) => row.begunAt !== null && row.begunAt >= since).length,
          dueSince: due.length === 0 ? null : Math.min(...due),
        };
      });
    },
  };
}
