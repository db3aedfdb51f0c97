import type { Json } from '../store/json.ts';
import type { Answer, Asked, CallContext } from './call.ts';
import type { Found } from './catalogue.ts';
import type { ListIdentity } from './cursor.ts';
import { fingerprint } from './fingerprint.ts';
import { readKey, runOnce } from './idempotency.ts';
import { parseInput } from './input.ts';
import type { EnginePorts } from './ports.ts';
import { FloeProblem } from './problem.ts';
import { allow, type Session } from './session.ts';
import { readTargets } from './targets.ts';
import { recorded } from './trail.ts';

/** An operation to run for a session; `input` is parsed. */
export interface Order {
  readonly name: string;
  readonly found: Found;
  readonly input: object;
  readonly key: string | null | undefined;
}

/** From the settled session to the handler's answer: ownership, ticket, idempotency, trail, handler. */
export async function deliver(ports: EnginePorts, session: Session, order: Order): Promise<Answer> {
  const { found, input } = order;
  const { entry } = found;
  // Somebody without a billing account must not fall through to "about nobody", which is everybody's.
  const isAboutSomebody = entry.subject === 'customer' || (entry.subject === 'optional' && session.scope !== 'nobody');
  if (isAboutSomebody && session.subject.customerId === null && !found.withoutAccount) {
    if (entry.kind === 'query' && entry.list) return { result: [], total: 0, next: null };
    throw new FloeProblem('not_found', { detail: 'This customer has no billing account yet.' });
  }
  const bare = contextOf(ports, session, order);
  const { targets, ids } = await readTargets(found, input, bare);
  allow(ports, session.caller, { ...entry, ticketProof: session.ticket?.proof ?? null }, session.scope);
  if (entry.kind === 'query') {
    const position = await positionOf(ports, session, order);
    return found.handle(input, { ...bare, targets, position });
  }
  const key = readKey(order.key);
  if (entry.key === 'required' && !key) throw new FloeProblem('idempotency_key_required');
  const context = { ...bare, targets, key };
  if (found.keepsOwnBooks || found.looks?.(input)) return found.handle(input, context);
  const work = () => recorded({ ...ports, audit: ports.store.audit }, { found, input, context, ids });
  if (!key || found.secret) return work();
  const { again } = found;
  return once(ports, context, { key, work, again: again && ((kept) => again(kept, input, context)) });
}

interface Once {
  readonly key: string;
  readonly work: () => Promise<Answer>;
  readonly again: ((kept: Json) => Promise<Answer>) | undefined;
}

async function once(ports: EnginePorts, context: CallContext, { key, work, again }: Once): Promise<Answer> {
  const { actor, connection } = context;
  return runOnce(
    {
      store: ports.store.idempotency,
      clock: ports.clock,
      report: ports.report,
      connection,
      key: { caller: `${actor.kind}:${actor.id}`, key },
      fingerprint: await context.fingerprint(),
      again,
    },
    work,
  );
}

function contextOf(ports: EnginePorts, session: Session, { name, input }: Order): CallContext {
  const { requestId, connection, caller, actor, subject, ticket, signal } = session;
  return {
    name,
    requestId,
    connection,
    caller,
    actor,
    subject,
    ticket,
    signal,
    key: null,
    fingerprint: () => fingerprint({ operation: name, connection, customer: subject.customerId, input }),
    position: null,
    targets: {},
    ask: (other, query) => ask(ports, session, other, query),
  };
}

/** A query inside a query: its own policy, the same people. */
async function ask(
  ports: EnginePorts,
  session: Session,
  name: string,
  raw: Readonly<Record<string, unknown>>,
): Promise<Asked> {
  const found = await ports.catalogue.find(name);
  if (found?.entry.kind !== 'query') throw new FloeProblem('unknown_operation');
  allow(ports, session.caller, found.entry, session.scope);
  const order = { name, found, input: parseInput(found.entry, raw, session.caller), key: null };
  const { result, total, next } = await deliver(ports, session, order);
  return { result, total, nextCursor: await cursorOf(ports, session, order, next) };
}

function listOf({ connection, actor, subject }: Session, { name, input }: Order): ListIdentity {
  const { cursor: _cursor, ...rest }: { cursor?: unknown } = input;
  return {
    operation: name,
    connection,
    actor: `${actor.kind}:${actor.id}`,
    customerId: subject.customerId,
    input: rest,
  };
}

async function positionOf({ cursors }: EnginePorts, session: Session, order: Order): Promise<number | null> {
  const { cursor }: { cursor?: unknown } = order.input;
  return order.found.entry.list && typeof cursor === 'string' ? cursors.open(listOf(session, order), cursor) : null;
}

/** The cursor of a list's next page, if there is one. */
export async function cursorOf(
  { cursors }: EnginePorts,
  session: Session,
  order: Order,
  next: number | null | undefined,
): Promise<string | undefined> {
  return typeof next === 'number' ? cursors.seal(listOf(session, order), next) : undefined;
}
