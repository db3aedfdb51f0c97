import { createFloe, type Floe, type FloeOptions, type Rule } from '../../server-adapter/index.ts';
import type { Store } from '../../server-adapter/store/port.ts';
import { type House, ORIGIN, SECRET } from '../adapter/house.ts';
import { openReceiver } from '../webhooks/sender.ts';

/** A house with rules that knows them since now: what happens next may call them. */
export async function openRuled(rules: readonly Rule[], options: Parameters<typeof openReceiver>[0] = {}) {
  const house = openReceiver({ rules, ...options });
  await house.floe.tick();
  return house;
}

/** Another adapter on the same store and the same Polar: a second worker, or the same one after a restart. */
export function beside(
  house: House,
  rules: readonly Rule[],
  options: Partial<FloeOptions> & { store?: Store } = {},
): Floe {
  const { store = house.store, ...rest } = options;
  return createFloe({
    polar: {
      accessToken: 'polar_oat_demo',
      rate: false,
      fetch: (input, init) => house.polar.fetch(new Request(input, init)),
    },
    authenticate: () => null,
    secret: SECRET,
    origins: [ORIGIN],
    database: store,
    clock: house.clock,
    rules,
    ...rest,
  });
}

/** Notices as a host receives them. */
export function listener() {
  const told: { id: string; rule: string; subject: string | undefined }[] = [];
  const send: Extract<Rule['do'], { operation: 'notify' }>['send'] = ({ id, rule, facts }) => {
    told.push({ id, rule, subject: facts.subscription?.id ?? facts.order?.id ?? facts.customerId });
  };
  return { told, tell: { operation: 'notify', send } } as const;
}

/** How each firing stands, oldest first. */
export async function firings({ store }: Pick<House, 'store'>, connection = 'default') {
  const found = await store.rules.find(connection, { limit: 100 });
  return [...found].sort((a, b) => a.at - b.at || a.causes.length - b.causes.length);
}

export const admin = {
  kind: 'agent',
  id: 'a-1',
  name: 'Ada',
  permissions: ['rules:read', 'rules:write', 'audit:read'],
} as const;

/** What the operator was told about rules. */
export function alarms({ events }: Pick<House, 'events'>): string[] {
  return events.flatMap(({ kind, message }) => (kind === 'alarm' && message.includes(' rule ') ? [message] : []));
}
