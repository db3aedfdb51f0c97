import type { Letter, View } from './town.ts';

type Facts = Readonly<Record<string, unknown>>;

/**
 * The obvious way, and a wrong one: each payload is written over what is known of its order or subscription, in the
 * order in which payloads arrive. Only what such a receiver would surely keep is compared.
 */
export interface ByArrival {
  hear(letter: Letter): void;
  isTrue(truth: View): boolean;
}

const KEPT: Readonly<Record<string, readonly string[]>> = {
  order: ['status', 'paid', 'refunded_amount'],
  subscription: ['status', 'cancel_at_period_end', 'product_id'],
};

export function byArrival(start: View): ByArrival {
  const known = new Map(thingsOf(start));
  return {
    hear({ body }) {
      const { type, data }: { type: string; data: Facts } = JSON.parse(body);
      const [family = ''] = type.split('.');
      if (KEPT[family]) known.set(`${family} ${data.id}`, factsOf(family, data));
    },
    isTrue: (truth) => thingsOf(truth).every(([name, facts]) => known.get(name) === facts),
  };
}

function thingsOf({ orders, subscriptions }: View): (readonly [string, string])[] {
  const of = (family: string, items: readonly Facts[]) =>
    items.map((item) => [`${family} ${item.id}`, factsOf(family, item)] as const);
  return [
    ...of('order', orders.ok ? (orders.value.items as readonly object[] as readonly Facts[]) : []),
    ...of('subscription', subscriptions.ok ? (subscriptions.value.items as readonly object[] as readonly Facts[]) : []),
  ];
}

const factsOf = (family: string, facts: Facts): string => JSON.stringify(KEPT[family]?.map((name) => facts[name]));
