import type { PolarResult, Road } from '../polar/port.ts';
import type { Grant } from './grants.ts';

/** How a customer stands with a meter. */
export interface MeterStand {
  readonly consumed: number;
  /** What is left of all credits; 0 or less where they are used up. */
  readonly balance: number;
}

/** What grants of credits are worth now. */
export interface Credits {
  /** By the meter's id; a meter that Polar has not counted yet is missing. */
  readonly meters: ReadonlyMap<string, MeterStand>;
  /** Meters that a running plan sells by the unit: there is no end to them, only a bill. */
  readonly sold: ReadonlySet<string>;
}

/** A grant as it counts: one whose credit is used up gives nothing, though Polar has not taken it back. */
export type Counted = Omit<Grant, 'state'> & { readonly state: Grant['state'] | 'used_up' };

/** Fields of Polar's that are read here; any may be missing on another server. */
interface StateFacts {
  readonly active_meters?: readonly { meter_id: string; consumed_units: number; balance: number }[];
  readonly active_subscriptions?: readonly { meters?: readonly { meter_id?: string }[] }[];
}

export const NO_CREDITS: Credits = { meters: new Map(), sold: new Set() };

/** Whether it takes more than grants to say what these come to. */
export const needsCredits = (grants: readonly Grant[]): boolean =>
  grants.some(({ type, state }) => isCredit(type) && state === 'granted');

/** The customer's meters and what its plans sell, as its state at Polar has them: seconds behind what was used. */
export async function readCredits(merchant: Road, customerId: string): Promise<PolarResult<Credits>> {
  const path = `/v1/customers/${encodeURIComponent(customerId)}/state`;
  const answer = await merchant.request<StateFacts>({ method: 'GET', path, fresh: true });
  return answer.ok ? { ...answer, body: creditsOf(answer.body) } : answer;
}

function creditsOf({ active_meters = [], active_subscriptions = [] }: StateFacts): Credits {
  const sold = active_subscriptions.flatMap(({ meters = [] }) => meters.map(({ meter_id }) => meter_id ?? ''));
  return {
    meters: new Map(
      active_meters.map(({ meter_id, consumed_units: consumed, balance }) => [meter_id, { consumed, balance }]),
    ),
    sold: new Set(sold),
  };
}

/** Grants as they count with these credits. Only what Polar has granted can be used up. */
export function counted(grants: readonly Grant[], credits: Credits): readonly Counted[] {
  return grants.map((grant) =>
    isCredit(grant.type) && grant.state === 'granted' ? { ...grant, state: worth(grant, credits) } : grant,
  );
}

function worth({ meterId }: Grant, { meters, sold }: Credits): Counted['state'] {
  // Which meter it fills is not known, so nobody can say that anything is left.
  if (meterId === null) return 'pending';
  if (sold.has(meterId)) return 'granted';
  const stand = meters.get(meterId);
  // Polar credits a meter some seconds after the grant.
  if (!stand) return 'pending';
  if (stand.balance > 0) return 'granted';
  return stand.consumed > 0 ? 'used_up' : 'pending';
}

const isCredit = (type: string): boolean => type === 'meter_credit';
