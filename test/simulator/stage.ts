// A shop on a simulated Polar for the tests of this folder: everything in it was made by requests.

import { createPolar, type Polar } from '../../src/simulator/index.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const NEW_YORK = { country: 'US', line1: '1 Main St', city: 'New York', state: 'NY', postal_code: '10001' };

// Answers are read as the wire gives them; each test names the fields it looks at.
// biome-ignore lint/suspicious/noExplicitAny: a JSON body of any shape
export type Json = any;

export interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly type: string | null;
}

export interface Purchase {
  readonly product: string;
  readonly seats?: number;
  readonly discount?: string;
  readonly card?: string;
}

export interface Bought {
  readonly customer: string;
  readonly subscription: Json | null;
  readonly order: Json;
}

export interface Stage {
  readonly polar: Polar;
  call(method: string, path: string, body?: unknown, bearer?: string): Promise<Answer>;
  /** Moves the present by this many seconds. */
  wait(seconds: number): void;
  product(name: string, price: Json, extra?: object): Promise<string>;
  buy(handle: string, purchase: Purchase): Promise<Bought>;
  /** The bearer of a portal session; `member` names one of the team's people by e-mail. */
  session(customer: string, member?: string): Promise<string>;
}

export const monthly = (amount: number): Json => ({
  amount_type: 'fixed',
  price_amount: amount,
  price_currency: 'usd',
});

/** `tick`: the clock goes on by so much whenever it is looked at, as that of a busy machine does (ms). */
export function createStage({ tick = 0 }: { readonly tick?: number } = {}): Stage {
  let present = NOON;
  const now = (): number => {
    present += tick;
    return present;
  };
  const polar = createPolar({ clock: { now } });
  const call: Stage['call'] = async (method, path, body, bearer = 'polar_oat_demo') => {
    const headers: Record<string, string> = { 'Content-Type': 'application/json' };
    if (bearer) headers.Authorization = `Bearer ${bearer}`;
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await polar.fetch(`https://polar.test/v1${path}`, init);
    const text = await response.text();
    const type = response.headers.get('Content-Type');
    return { status: response.status, type, body: type === 'application/json' && text ? JSON.parse(text) : text };
  };
  const made = async (path: string, body: unknown): Promise<Json> => {
    const answer = await call('POST', path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const wait = (seconds: number): void => {
    present += seconds * 1000;
  };
  return {
    polar,
    call,
    wait,
    async product(name, price, extra = { recurring_interval: 'month' }) {
      return (await made('/products/', { name, prices: [price], ...extra })).id;
    },
    async buy(handle, { product, seats, discount, card = 'ctoken_ok_4242' }) {
      const email = `${handle}@example.com`;
      const customer = (await made('/customers/', { email, name: handle, external_id: handle })).id;
      const checkout = await made('/checkouts/', {
        products: [product],
        customer_id: customer,
        ...(seats === undefined ? {} : { seats }),
        ...(discount === undefined ? {} : { discount_id: discount }),
      });
      await made(`/checkouts/client/${checkout.client_secret}/confirm`, {
        confirmation_token_id: card,
        customer_name: handle,
        customer_email: email,
        customer_billing_address: NEW_YORK,
      });
      wait(10);
      const subscriptions = await call('GET', `/subscriptions/?customer_id=${customer}`);
      const orders = await call('GET', `/orders/?customer_id=${customer}`);
      return { customer, subscription: subscriptions.body.items[0] ?? null, order: orders.body.items[0] };
    },
    async session(customer, member) {
      if (member === undefined) return (await made('/customer-sessions/', { customer_id: customer })).token;
      const listed = await call('GET', `/members/?customer_id=${customer}&limit=100`);
      const found = listed.body.items.find((row: Json) => row.email === member);
      return (await made('/customer-sessions/', { customer_id: customer, member_id: found?.id })).token;
    },
  };
}
