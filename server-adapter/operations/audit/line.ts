import type { Output } from '../../../src/contract/types.ts';
import type { AuditEntry } from '../../store/audit-port.ts';
import type { Json } from '../../store/json.ts';

export type Line = Output<'audit.list'>[number];
type Outcome = Line['outcome'];

const STATES: readonly Outcome[] = ['succeeded', 'pending', 'unknown', 'needs_review', 'pending_approval', 'failed'];

/** A row of the store as the wire shows it. */
export function lineOf(entry: AuditEntry): Line {
  const { id, at, actor, operation, customer, ticket, targets, outcome, requestId, count } = entry;
  const detail = { ...fieldsOf(entry.detail), ...fieldsOf(outcome?.detail) };
  // What is decided about a refund is told at its order.
  const [target] = Object.entries(typeof detail.order_id === 'string' ? { order_id: detail.order_id } : targets);
  const code = outcome?.code;
  return {
    id,
    at: new Date(at).toISOString(),
    actor: {
      kind: actor.kind,
      id: actor.id,
      ...(actor.name === undefined ? {} : { name: actor.name }),
      ...(actor.via === undefined ? {} : { via: { ...actor.via } }),
    },
    operation,
    outcome: outcomeOf(entry, detail.state),
    ...(code ? { code } : {}),
    customer_id: customer,
    ...(target ? { target: { type: target[0].replace(/_id$/, ''), id: target[1] } } : {}),
    ...numbers(detail, ['amount', 'tax_amount']),
    ...texts(detail, ['currency', 'reason', 'comment']),
    ...records(detail, ['before', 'after']),
    ...(ticket ? { ticket: { ...ticket } } : {}),
    request_id: requestId,
    ...(count > 1 ? { count } : {}),
  };
}

/** The same line for the customer it is about: what happened, without the team's names, notes and tickets. */
export function forCustomers({ comment: _c, ticket: _t, before: _b, after: _a, count: _n, ...line }: Line): Line {
  const isOwn = line.actor.kind === 'customer';
  return { ...line, actor: isOwn ? line.actor : { kind: line.actor.kind, id: 'team' } };
}

function outcomeOf({ kind, outcome }: AuditEntry, state: Json | undefined): Outcome {
  if (kind === 'denial') return 'denied';
  if (!outcome) return 'requested';
  if (outcome.result !== 'ok') return outcome.result;
  return STATES.find((known) => known === state) ?? 'succeeded';
}

type Fields = Readonly<Record<string, Json | undefined>>;

function fieldsOf(detail: Json | undefined): Fields {
  return isRecord(detail) ? detail : {};
}

function isRecord(value: Json | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function numbers<K extends string>(detail: Fields, names: readonly K[]): { [N in K]?: number } {
  return pick(detail, names, (value) => typeof value === 'number');
}

function texts<K extends string>(detail: Fields, names: readonly K[]): { [N in K]?: string } {
  return pick(detail, names, (value) => typeof value === 'string');
}

function records<K extends string>(detail: Fields, names: readonly K[]): { [N in K]?: Record<string, unknown> } {
  return pick(detail, names, isRecord);
}

function pick<K extends string, T>(
  detail: Fields,
  names: readonly K[],
  fits: (value: Json | undefined) => boolean,
): { [N in K]?: T } {
  const picked: { [N in K]?: T } = {};
  for (const name of names) {
    const value = detail[name];
    if (fits(value)) picked[name] = value as T; // `fits` has looked
  }
  return picked;
}
