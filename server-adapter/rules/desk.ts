import type { Incoming } from '../engine/call.ts';
import type { Done } from '../engine/done.ts';
import type { Clerk } from '../refunds/reconcile.ts';
import type { RuleRow } from '../store/rules-port.ts';
import type { Rule } from './rule.ts';

/** What the work on the rules of one connection needs. */
export interface Desk extends Clerk {
  /** The one road of operations. */
  readonly run: (call: Incoming) => Promise<Done>;
  /** Those of this connection that are not stopped, with how each stands. */
  readonly rules: readonly Standing[];
  /** Tells the operator, and the same not again within the hour. */
  readonly alarm: (name: string, message: string) => void;
}

export interface Standing {
  readonly rule: Rule;
  readonly row: RuleRow;
}

/** How often a rule acts within an hour, if it does not say. */
const PER_HOUR = 30;

export const mostOf = ({ perHour = PER_HOUR }: Rule): number => perHour;

export const HOUR_MS = 3_600_000;

/** The rules declared for a connection. */
export function rulesOf(declared: readonly Rule[], connection: string): readonly Rule[] {
  return declared.filter((rule) => rule.connection === undefined || rule.connection === connection);
}

/** The rules of a connection as they stand now; those that are new here are noted. */
export async function standingsOf(
  { services, connection }: Pick<Clerk, 'services' | 'connection'>,
  declared: readonly Rule[],
): Promise<readonly Standing[]> {
  const own = rulesOf(declared, connection);
  const { store, clock } = services;
  const names = own.map(({ name }) => name);
  const rows = new Map((await store.rules.know(connection, names, clock.now())).map((row) => [row.name, row]));
  return own.flatMap((rule) => {
    const row = rows.get(rule.name);
    return row ? [{ rule, row }] : [];
  });
}
