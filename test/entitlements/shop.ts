// A shop that sells flags, and what happens to them: at Polar itself, and as webhooks tell of it.
import type { House, HouseOptions } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';
import { deliver, openReceiver, parcel } from '../webhooks/sender.ts';

export interface Grant {
  readonly id: string;
  readonly benefit_id: string;
  readonly customer_id: string;
  readonly member_id: string | null;
  readonly is_granted: boolean;
}

/** Elena as the host calls her. */
export const elena = { externalId: 'usr_elena' } as const;

/** A house whose flag “Beta features”, which Pro gives, has the key `beta`. */
export async function openShop(options: HouseOptions = {}) {
  // Retries come without a pause, and nothing is answered from what was just read: time here is made.
  const house = openReceiver({ random: () => 0, readTtl: 0, ...options });
  const { items } = await merchant(house, 'GET', '/v1/benefits/?type=feature_flag');
  const beta: string = items[0].id;
  await name(house, beta, { floe_key: 'beta' });
  return { ...house, beta };
}

export type FlagShop = Awaited<ReturnType<typeof openShop>>;

/** Gives a benefit its metadata. */
export async function name(house: Pick<House, 'polar'>, benefit: string, metadata: object) {
  const { type } = await merchant(house, 'GET', `/v1/benefits/${benefit}`);
  await merchant(house, 'PATCH', `/v1/benefits/${benefit}`, { type, metadata });
}

export async function grantsOf(house: Pick<House, 'polar'>, customer: string): Promise<readonly Grant[]> {
  return (await merchant(house, 'GET', `/v1/benefit-grants/?customer_id=${customer}&limit=100`)).items;
}

/** Polar ends Elena's plan, and with it what the plan gave. Answers her grant of the flag. */
export async function takeBack(house: FlagShop): Promise<Grant> {
  const { customer, subscription } = house.shop.elena;
  await merchant(house, 'DELETE', `/v1/subscriptions/${subscription}`);
  const grant = (await grantsOf(house, customer)).find(({ benefit_id }) => benefit_id === house.beta);
  if (!grant || grant.is_granted) throw new Error('It was not taken back.');
  return grant;
}

/** The webhook that tells of a grant. */
export const told = (house: Pick<House, 'floe'>, type: string, { id, customer_id, benefit_id }: Grant, at?: number) =>
  deliver(house, parcel({ type, data: { id, customer_id, benefit_id } }, at === undefined ? {} : { at }));

/** How often Polar was asked for a customer's grants. */
export const readsIn = ({ seen }: Pick<House, 'seen'>): number =>
  seen.filter(({ path }) => path.startsWith('/v1/benefit-grants/')).length;
