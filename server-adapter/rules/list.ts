import type { Output } from '../../src/contract/types.ts';
import { FloeProblem } from '../engine/problem.ts';
import type { Context } from '../operations/handler.ts';
import type { RuleCounts, RuleRow } from '../store/rules-port.ts';
import { HOUR_MS, rulesOf } from './desk.ts';
import type { Rule } from './rule.ts';
import { viewOf } from './view.ts';

type View = Output<'rules.list'>[number];
type Place = Pick<Context, 'services' | 'connection' | 'caller'>;

const LAST = 5;
const REVIEW = 20;

/** Every rule of the code, and those that are gone from it and left something open. */
export async function listRules(place: Place): Promise<readonly View[]> {
  const { services, connection } = place;
  const { rules: store } = services.store;
  const declared = rulesOf(services.declared, connection);
  const now = services.clock.now();
  const rows = await store.know(
    connection,
    declared.map(({ name }) => name),
    now,
  );
  const counts = await store.counts(connection, { now, since: now - HOUR_MS });
  const views: View[] = [];
  for (const row of rows) {
    const rule = declared.find(({ name }) => name === row.name);
    const own = counts.find((one) => one.rule === row.name);
    if (rule || (own && own.waiting + own.needsReview > 0)) views.push(await look(place, { row, rule, counts: own }));
  }
  return views;
}

/** One of them; a name that nobody knows is `not_found`. */
export async function oneRule(place: Place, name: string): Promise<View> {
  const found = (await listRules(place)).find((one) => one.name === name);
  if (!found) throw new FloeProblem('not_found', { detail: 'There is no rule of this name on this connection.' });
  return found;
}

interface Known {
  readonly row: RuleRow;
  readonly rule: Rule | undefined;
  readonly counts: RuleCounts | undefined;
}

async function look({ services, connection, caller }: Place, known: Known): Promise<View> {
  const { rules } = services.store;
  const rule = known.row.name;
  const last = await rules.find(connection, { rule, limit: LAST });
  const open = known.counts?.needsReview ?? 0;
  const review = open === 0 ? [] : await rules.find(connection, { rule, states: ['needs_review'], limit: REVIEW });
  return viewOf({ ...known, last, review, caller });
}
