import { sameId } from '../engine/subject.ts';
import type { Paged } from '../operations/upstream.ts';
import type { PolarResult, Road } from '../polar/port.ts';
import { isPlain } from './keys.ts';

/** What is kept of a grant: enough to answer by key. */
export interface Grant {
  readonly id: string;
  readonly benefitId: string;
  readonly memberId: string | null;
  readonly state: 'granted' | 'pending' | 'revoked';
  readonly type: string;
  /** The benefit's `floe_key`. */
  readonly key: string | null;
  /** The benefit's `floe_value`. */
  readonly value: string | number | boolean | null;
  /** The meter that a credit fills; null for what is no credit. */
  readonly meterId: string | null;
}

/** Fields of Polar's that are read here; any may be missing on another server. */
export interface GrantFacts {
  readonly id: string;
  readonly benefit_id: string;
  readonly customer_id: string;
  readonly customer?: { readonly external_id?: string | null } | null;
  readonly member_id?: string | null;
  readonly is_granted?: boolean;
  readonly is_revoked?: boolean;
  readonly benefit?: {
    readonly type?: string;
    readonly metadata?: Readonly<Record<string, unknown>>;
    readonly properties?: { readonly meter_id?: unknown } | null;
  } | null;
}

const LIMIT = 100;
/** The newest ten thousand grants; what lies behind them is not known, so it opens nothing. */
const MOST_PAGES = 100;

/**
 * All grants of a customer, by the organization's own list: the portal's leaves out what was taken back and what the
 * organization does not show, and costs a session for each person.
 */
export async function readGrants(merchant: Road, customerId: string): Promise<PolarResult<readonly Grant[]>> {
  const found: Grant[] = [];
  for (let page = 1; ; page += 1) {
    const query = { customer_id: customerId, limit: LIMIT, page };
    const request = { method: 'GET', path: '/v1/benefit-grants/', query, fresh: true } as const;
    const answer = await merchant.request<Paged<GrantFacts>>(request);
    if (!answer.ok) return answer;
    const { items, pagination } = answer.body;
    // A filter that were not obeyed would give this customer what others have.
    found.push(...items.filter((item) => sameId(item.customer_id, customerId)).map(grantOf));
    if (page >= Math.min(pagination.max_page, MOST_PAGES)) return { ...answer, body: found };
  }
}

export function grantOf({ id, benefit_id, member_id, is_granted, is_revoked, benefit }: GrantFacts): Grant {
  const { floe_key: key, floe_value: value } = benefit?.metadata ?? {};
  // A grant's own properties name the meter in webhooks alone.
  const meterId = benefit?.properties?.meter_id;
  return {
    id,
    benefitId: benefit_id,
    memberId: member_id ?? null,
    // Whatever else it says: what was taken back is not there.
    state: is_revoked === true ? 'revoked' : is_granted === true ? 'granted' : 'pending',
    type: benefit?.type ?? '',
    key: typeof key === 'string' && key !== '' ? key : null,
    value: isPlain(value) ? value : null,
    meterId: typeof meterId === 'string' ? meterId : null,
  };
}
