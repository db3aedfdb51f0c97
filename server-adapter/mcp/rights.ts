import { type AgentCaller, type Caller, type CustomerRef, connectionOf } from '../engine/caller.ts';
import type { Terms } from './terms.ts';

type Team = Exclude<Caller, { readonly kind: 'customer' }>;

/** A token with the name it acts under. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly connection: string;
}

/**
 * The caller that a token is right now: what its terms, its maker and, where one came along, the caller beside it all
 * allow. Null where they have nothing in common, or speak of different connections or customers.
 */
export function rightsOf(token: Named, terms: Terms, others: readonly Team[]): AgentCaller | null {
  if (others.some((other) => connectionOf(other) !== token.connection)) return null;
  const pin = pinOf(terms, others);
  if (pin === null) return null;
  const limits = limitsOf([
    terms.limits,
    ...others.map((other) => (other.kind === 'agent' ? other.limits : undefined)),
  ]);
  const polar = others.map((other) => other.polar).filter((grant) => grant !== undefined);
  const ticket = others.find((other) => other.ticket)?.ticket;
  return {
    kind: 'agent',
    id: `mcp:${token.id}`,
    name: token.name,
    connection: token.connection,
    permissions: terms.permissions.filter((right) => others.every(({ permissions }) => permissions.includes(right))),
    via: { token: token.id, name: token.name },
    ...(limits ? { limits } : {}),
    ...(pin ? { customer: pin } : {}),
    // One of them is enough here: a tool is offered only where each of the others may call it (`mayCall`).
    ...(polar[0] ? { polar: polar[0] } : {}),
    ...(ticket ? { ticket } : {}),
  };
}

/** Undefined: about everybody. Null: about two different customers, so about nobody. */
function pinOf(terms: Terms, others: readonly Team[]): CustomerRef | null | undefined {
  const pins = [
    terms.customer === undefined ? undefined : { id: terms.customer },
    ...others.map((one) => one.customer),
  ];
  const [first, ...rest] = pins.filter((pin) => pin !== undefined);
  return rest.every((pin) => JSON.stringify(pin) === JSON.stringify(first)) ? first : null;
}

/** The lowest of the limits of each currency; who has limits and none for a currency has 0 in it. */
function limitsOf(all: readonly AgentCaller['limits'][]): AgentCaller['limits'] {
  const given = all.filter((limits) => limits !== undefined);
  if (given.length === 0) return undefined;
  const codes = new Set(given.flatMap((limits) => Object.keys(limits)));
  return Object.fromEntries([...codes].map((code) => [code, Math.min(...given.map((limits) => limits[code] ?? 0))]));
}
