import type { Operation } from '../../src/contract/define.ts';
import type { Caller } from '../engine/caller.ts';
import { can, type House, type Scope } from '../engine/policy.ts';
import type { Change } from '../store/changes-port.ts';

/** Of whose changes a reader hears. It follows from the caller; what the request names only narrows it. */
export interface Channel {
  readonly connection: string;
  readonly caller: Caller;
  readonly scope: Scope;
  /** Null: a customer without a billing account, or somebody who looks at everybody. */
  readonly customerId: string | null;
}

export type Queries = Readonly<Record<string, Operation>>;

export interface ChannelPorts {
  /** The contract's queries by name. */
  readonly queries: Queries;
  readonly house: House;
}

/**
 * The names that a reader is told of a change: those it may ask for, of its own customer or of what belongs to nobody.
 * Who looks at everybody hears of lists across customers only, for a page of one customer names that one.
 */
export function namesFor({ queries, house }: ChannelPorts, channel: Channel, change: Change): readonly string[] {
  const { customerId, caller, scope } = channel;
  const isTheirs = change.customerId === null || change.customerId === customerId;
  if (!isTheirs && scope !== 'nobody') return [];
  return change.stale.filter((name) => {
    const entry = Object.hasOwn(queries, name) ? queries[name] : undefined;
    if (!entry || (!isTheirs && entry.subject === 'customer')) return false;
    return can(caller, entry, scope, house).verdict === 'allow';
  });
}
