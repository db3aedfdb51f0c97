import type { Directory, Subject } from '../engine/call.ts';
import type { CustomerCaller, CustomerRef } from '../engine/caller.ts';
import type { Clock } from '../engine/clock.ts';
import { FloeProblem, isProblem } from '../engine/problem.ts';
import { externalCustomer } from '../polar/external-customer.ts';
import type { Road, Upstream } from '../polar/port.ts';
import { type Paged, upstreamProblem } from './upstream.ts';

/** What is read of a customer and of a member. */
interface CustomerFacts {
  readonly id: string;
  readonly type?: string | null;
}

interface MemberFacts {
  readonly id: string;
  readonly external_id?: string | null;
  readonly role?: string;
}

export interface DirectoryBook extends Directory {
  /** People changed: the next look asks Polar. */
  forget(connection: string): void;
}

const KEPT_MS = 60_000;
/** Who somebody is does not change because Polar is away: so long it is gone by then. */
const LAST_KNOWN_MS = 24 * 3_600_000;
/** Before a Polar that was away is asked again. */
const REST_MS = 5_000;
const MOST_KEPT = 5000;
const MEMBER_PAGES = 10;

/**
 * Who is who at Polar. What was found is kept for a minute, so that a screen's calls ask once; what was not found is
 * asked again each time, because a first purchase makes it appear.
 */
export function createDirectory(upstream: (connection: string) => Upstream, clock: Clock): DirectoryBook {
  const customers = keep<CustomerFacts>(clock);
  const teams = keep<readonly MemberFacts[]>(clock);

  async function lookUp(connection: string, ref: CustomerRef): Promise<CustomerFacts | null> {
    const { merchant } = upstream(connection);
    if ('email' in ref) return byEmail(merchant, ref.email);
    const path = 'id' in ref ? `/v1/customers/${ref.id}` : externalCustomer(ref.externalId);
    return path === null ? null : customers.read(connection, path, () => get<CustomerFacts>(merchant, path));
  }

  async function membership(connection: string, customerId: string, member: string | undefined): Promise<Subject> {
    const members = await teams.read(connection, customerId, () =>
      membersOf(upstream(connection).merchant, customerId),
    );
    const found =
      member === undefined
        ? members?.length === 1 && members[0]
        : members?.find(({ id, external_id }) => id === member || external_id === member);
    if (!found) throw new FloeProblem('member_required');
    return { customerId, memberId: found.id, ...(found.role === undefined ? {} : { role: found.role }) };
  }

  return {
    async find(connection, ref) {
      return 'id' in ref ? ref.id : ((await lookUp(connection, ref))?.id ?? null);
    },
    async self(connection: string, caller: CustomerCaller) {
      const { customerId, externalId, member } = caller;
      if (customerId === undefined && externalId === undefined) return { customerId: null };
      const ref = customerId === undefined ? { externalId: externalId ?? '' } : { id: customerId };
      const customer = await lookUp(connection, ref);
      if (!customer) return { customerId: null };
      return customer.type === 'team' ? membership(connection, customer.id, member) : { customerId: customer.id };
    },
    forget(connection) {
      customers.forget(connection);
      teams.forget(connection);
    },
  };
}

async function get<T>(road: Road, path: string): Promise<T | null> {
  const answer = await road.request<T>({ method: 'GET', path });
  if (answer.ok) return answer.body;
  if (answer.failure.kind === 'refused' && answer.failure.status === 404) return null;
  throw upstreamProblem(answer.failure);
}

async function byEmail(road: Road, email: string): Promise<CustomerFacts | null> {
  const answer = await road.request<Paged<CustomerFacts>>({
    method: 'GET',
    path: '/v1/customers/',
    query: { email, limit: 2 },
  });
  if (!answer.ok) throw upstreamProblem(answer.failure);
  const [first, second] = answer.body.items;
  return first && !second ? first : null;
}

async function membersOf(road: Road, customerId: string): Promise<readonly MemberFacts[]> {
  const members: MemberFacts[] = [];
  for (let page = 1; page <= MEMBER_PAGES; page += 1) {
    const query = { customer_id: customerId, limit: 100, page };
    const answer = await road.request<Paged<MemberFacts>>({ method: 'GET', path: '/v1/members/', query });
    if (!answer.ok) throw upstreamProblem(answer.failure);
    members.push(...answer.body.items);
    if (page >= answer.body.pagination.max_page) break;
  }
  return members;
}

interface Memory<T> {
  read(connection: string, key: string, load: () => Promise<T | null>): Promise<T | null>;
  forget(connection: string): void;
}

interface Kept<T> {
  readonly value: T;
  /** When it was read. */
  readonly at: number;
  readonly until: number;
  readonly age: number;
}

/** A bounded memory of what exists. What was being read while a connection was forgotten is not kept. */
function keep<T>(clock: Clock): Memory<T> {
  const kept = new Map<string, Kept<T>>();
  const ages = new Map<string, number>();
  const ageOf = (connection: string) => ages.get(connection) ?? 0;
  /** What was known, where Polar is away; throws the error on where it is not, or nothing was. */
  function lastKnown(key: string, age: number, error: unknown): T {
    const known = kept.get(key);
    const now = clock.now();
    const isAway = isProblem(error) && error.facts.away === true;
    if (!known || !isAway || now - known.at >= LAST_KNOWN_MS) throw error;
    kept.set(key, { ...known, until: now + REST_MS, age });
    return known.value;
  }
  return {
    read: async (connection, name, load) => {
      const key = `${connection}\n${name}`;
      const age = ageOf(connection);
      const known = kept.get(key);
      if (known && known.age === age && clock.now() < known.until) return known.value;
      let value: T | null;
      try {
        value = await load();
      } catch (error) {
        return lastKnown(key, age, error);
      }
      const at = clock.now();
      kept.delete(key);
      if (value !== null) kept.set(key, { value, at, until: at + KEPT_MS, age });
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? '');
      return value;
    },
    forget: (connection) => void ages.set(connection, ageOf(connection) + 1),
  };
}
