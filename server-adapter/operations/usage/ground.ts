import type { Output } from '../../../src/contract/types.ts';
import { permissionsOf } from '../../engine/caller.ts';
import type { Context } from '../handler.ts';
import { find, type Paged } from '../upstream.ts';

export type Meter = Output<'meters.list'>[number];
export type Subscription = Output<'subscriptions.list'>[number];
type Grant = Output<'benefits.grants'>[number];

/** What Polar says in several places about a customer's use. */
export interface Ground {
  readonly meters: readonly Meter[];
  /** Those that run. */
  readonly subscriptions: readonly Subscription[];
  /** The subscription whose credit a meter has, by the meter's id. */
  readonly credits: ReadonlyMap<string, string>;
  /** How a meter counts, by its id; a customer's own list does not say. */
  readonly aggregations: ReadonlyMap<string, string>;
}

/** Bounded as a page of Polar's is: nobody looks at more meters than that. */
const PAGE = { limit: 100 };
const RUNNING = ['trialing', 'active', 'past_due'];

export async function readGround(context: Context, meterId: string | undefined): Promise<Ground> {
  const isCustomer = context.caller.kind === 'customer';
  // A customer's own list takes no such filter.
  const granted = isCustomer ? {} : { granted: true };
  const [meters, subscriptions, grants, aggregations] = await Promise.all([
    list<Meter>(context, 'meters.list', { ...PAGE, ...(meterId && { meter_id: meterId }) }),
    may(context, 'subscriptions:read') ? list<Subscription>(context, 'subscriptions.list', PAGE) : [],
    may(context, 'benefits:read') ? list<Grant>(context, 'benefits.grants', { ...PAGE, ...granted }) : [],
    isCustomer ? terms(context) : [],
  ]);
  const running = subscriptions.filter(({ status }) => RUNNING.includes(status));
  return {
    meters,
    subscriptions: running,
    credits: new Map(grants.flatMap(creditOf)),
    aggregations: new Map([...meters.map(({ meter }) => meter), ...aggregations].flatMap(aggregationOf)),
  };
}

/** What a right does not reach is left out, not refused: units are for whoever may read usage. */
const may = ({ caller }: Context, right: 'subscriptions:read' | 'benefits:read'): boolean =>
  caller.kind === 'customer' || permissionsOf(caller).includes(right);

async function list<T>({ ask }: Context, name: string, input: object): Promise<readonly T[]> {
  const { result } = await ask(name, { ...input });
  return Array.isArray(result) ? result : []; // the summary's own schema checks what is made of them
}

type Terms = Pick<Meter['meter'], 'id' | 'aggregation'>;

/** How the organization's meters count; nothing where its token may not read them. */
async function terms(context: Context): Promise<readonly Terms[]> {
  const page = await find<Paged<Terms>>(context.merchant, context, { path: '/v1/meters/', query: PAGE }, [403, 404]);
  return page?.items ?? [];
}

/** The team sees the benefit's terms, a customer what was last credited. */
function creditOf({ subscription_id, is_granted, properties, benefit }: Grant): [string, string][] {
  const meter = is_granted && (properties?.last_credited_meter_id ?? benefit?.properties?.meter_id);
  return typeof meter === 'string' && subscription_id ? [[meter, subscription_id]] : [];
}

const aggregationOf = ({ id, aggregation }: Terms): [string, string][] => (aggregation ? [[id, aggregation.func]] : []);
