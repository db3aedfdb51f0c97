import { PROBLEMS } from '../../../src/contract/errors.ts';
import type { Output } from '../../../src/contract/types.ts';
import type { Answer, Asked } from '../../engine/call.ts';
import { permissionsOf } from '../../engine/caller.ts';
import { knownProblem } from '../../engine/problem.ts';
import { reportProblem } from '../../engine/report.ts';
import type { Context } from '../handler.ts';

type Overview = Output<'customer.overview'>;
type Failed = Extract<Overview['customer'], { ok: false }>;
type Slice<T> = { ok: true; value: T } | Failed;

/** What a customer paid and got back is summed over these, so they are as many as one page of Polar's holds. */
const NEWEST_ORDERS = { limit: 100 };

/** A panel shows a few keys; for an agent each is a read of its own. */
const FIRST_KEYS = { limit: 3 };

/** One screen in one pass: everything is read at once, and what fails, fails alone. */
export async function overview(_input: object, context: Context): Promise<Answer<Overview>> {
  const { ticket, caller } = context;
  const trail = ticket && caller.kind !== 'customer' ? { ticket: { system: ticket.system, id: ticket.id } } : {};
  const rights = permissionsOf(caller);
  const [viewer, customer, subscriptions, orders, grants, keys, methods, used, lines, refunds, disputes] =
    await Promise.all([
      viewerOf(context),
      slice(context, profile),
      list<Overview['subscriptions']>(context, 'subscriptions.list'),
      list<Overview['orders']>(context, 'orders.list', NEWEST_ORDERS),
      list<Overview['grants']>(context, 'benefits.grants'),
      list<Kept<'license_keys'>>(context, 'licenseKeys.list', FIRST_KEYS),
      list<Kept<'payment_methods'>>(context, 'paymentMethods.list'),
      meters(context),
      list<Overview['trail']>(context, 'audit.list', trail),
      rights.includes('refunds:read') ? list<Kept<'refunds'>>(context, 'refunds.waiting') : undefined,
      rights.includes('orders:read') ? list<Kept<'disputes'>>(context, 'disputes.list') : undefined,
    ]);
  const optional = {
    license_keys: keys,
    payment_methods: methods,
    ...(used && { meters: used }),
    ...(refunds && { refunds }),
    ...(disputes && { disputes }),
  };
  return { result: { viewer, customer, subscriptions, orders, grants, ...optional, trail: lines } };
}

type Profile = Extract<Overview['customer'], { ok: true }>['value'];

async function profile(context: Context): Promise<Profile> {
  if (context.subject.customerId === null) return null;
  const { result } = await context.ask('customer.get', {});
  return result as Profile; // the overview's own schema checks it
}

/** Usage is on the customer's own page, and there only where the organization shows it. */
async function meters(context: Context): Promise<Kept<'meters'> | undefined> {
  if (context.caller.kind !== 'customer') return undefined;
  const settings = await context.services.settings(context.connection);
  return settings?.portal.showUsage === false ? undefined : list<Kept<'meters'>>(context, 'meters.list');
}

type Optional = 'license_keys' | 'payment_methods' | 'meters' | 'refunds' | 'disputes';
type Kept<K extends Optional> = NonNullable<Overview[K]>;
type ListSlice = Overview['subscriptions' | 'orders' | 'grants' | 'trail'] | Kept<Optional>;

async function list<S extends ListSlice>(context: Context, name: string, input: object = {}): Promise<S> {
  const first = await slice(context, async ({ ask }) => firstPage(await ask(name, { ...input })));
  return first as S; // the overview's own schema checks the items
}

function firstPage({ result, total, nextCursor }: Asked) {
  const items: readonly unknown[] = Array.isArray(result) ? result : [];
  return { items, total: total ?? items.length, ...(nextCursor === undefined ? {} : { nextCursor }) };
}

async function slice<T>(context: Context, load: (context: Context) => Promise<T>): Promise<Slice<T>> {
  try {
    return { ok: true, value: await load(context) };
  } catch (error) {
    const problem = knownProblem(error);
    // A part that fails is an answer here and would pass unseen.
    const { services, name: operation, requestId, connection } = context;
    reportProblem(services.report, problem, { operation, requestId, connection });
    const { code, facts } = problem;
    const { retryAfter } = facts;
    return { ok: false, problem: { code, ...PROBLEMS[code], ...(retryAfter === undefined ? {} : { retryAfter }) } };
  }
}

async function viewerOf(context: Context): Promise<Overview['viewer']> {
  const { caller, actor, connection, services, subject, ticket } = context;
  const shared = {
    kind: caller.kind,
    id: actor.id,
    ...(actor.name === undefined ? {} : { name: actor.name }),
    permissions: [...permissionsOf(caller)],
    ...(caller.kind === 'agent' && caller.limits ? { limits: { ...caller.limits } } : {}),
    ...(ticket ? { ticket: { ...ticket } } : {}),
    ...(services.isSandbox(connection) ? { sandbox: true } : {}),
  };
  if (caller.kind !== 'customer') return shared;
  const settings = await services.settings(connection);
  return {
    ...shared,
    ...(subject.memberId === undefined ? {} : { member: { id: subject.memberId, role: subject.role ?? 'member' } }),
    ...(settings ? { portal: settings.portal } : {}),
  };
}
