import type { AgentCaller, Authenticated } from '../../server-adapter/index.ts';
import type { Permission } from '../../src/contract/permissions.ts';

const READS: Permission[] = [
  'customers:read',
  'subscriptions:read',
  'orders:read',
  'refunds:read',
  'products:read',
  'discounts:read',
  'benefits:read',
  'license_keys:read',
  'checkout_links:read',
  'usage:read',
  'audit:read',
];
const ticket = { system: 'zendesk', id: '4711' };
const lead = {
  kind: 'agent',
  id: 'ada',
  name: 'Ada Moreno',
  permissions: [
    ...READS,
    'customers:write',
    'subscriptions:write',
    'orders:write',
    'refunds:write',
    'license_keys:write',
    'checkout_links:write',
  ],
  ticket,
} satisfies AgentCaller;

/** Who looks at the screen. `customer` is the one the scene is about. */
export const personas = {
  lead: { title: 'Ada: leads support, on a ticket', caller: lead },
  limited: {
    title: 'Ben: refunds up to $20, €20 or ¥2,000',
    caller: {
      ...lead,
      id: 'ben',
      name: 'Ben Okafor',
      permissions: [...READS, 'subscriptions:write', 'refunds:write'],
      limits: { usd: 2000, eur: 2000, jpy: 2000 },
    },
  },
  reader: { title: 'Cleo: reads only', caller: { ...lead, id: 'cleo', name: 'Cleo Lindqvist', permissions: READS } },
  ordersOnly: {
    title: 'Omar: sees customers and orders, no plans and no trail',
    caller: { ...lead, id: 'omar', name: 'Omar Diallo', permissions: ['customers:read', 'orders:read'] },
  },
  plansOnly: {
    title: 'Pia: sees customers and plans, no orders',
    caller: { ...lead, id: 'pia', name: 'Pia Roth', permissions: ['customers:read', 'subscriptions:read'] },
  },
  keysOnly: {
    title: 'Kim: sees license keys alone, not even customers',
    caller: { ...lead, id: 'kim', name: 'Kim Sato', permissions: ['license_keys:read'] },
  },
  operator: {
    title: 'Ira: sees to the connection with Polar',
    caller: { ...lead, id: 'ira', name: 'Ira Novak', permissions: [...READS, 'connections:read', 'connections:write'] },
  },
  looker: {
    title: 'Lou: sees how the connection with Polar stands',
    caller: { ...lead, id: 'lou', name: 'Lou Meyer', permissions: [...READS, 'connections:read'] },
  },
  ruler: {
    title: 'Rui: looks after the rules',
    caller: { ...lead, id: 'rui', name: 'Rui Costa', permissions: [...READS, 'rules:read', 'rules:write'] },
  },
  ruleReader: {
    title: 'Rhea: reads the rules',
    caller: { ...lead, id: 'rhea', name: 'Rhea Lind', permissions: [...READS, 'rules:read'] },
  },
  tenant: {
    title: 'Tess: connects an organization of their own',
    caller: {
      ...lead,
      id: 'tess',
      name: 'Tess Brandt',
      connection: 'tenant',
      permissions: [...READS, 'connections:read', 'connections:write'],
    },
  },
  noTicket: { title: 'Ada without a ticket', caller: { ...lead, ticket: undefined } },
  customer: { title: 'The customer', caller: 'self' },
  member: { title: 'Owen, a plain member of the team', caller: 'member' },
  expired: { title: 'Somebody whose session has run out', caller: 'expired' },
} satisfies Record<string, { title: string; caller: Authenticated | 'self' | 'member' }>;
export type PersonaName = keyof typeof personas;

/** The ticket that the helpdesk's page names; the caller's token proves it. */
export function ticketOf(name: PersonaName): typeof ticket | undefined {
  const { caller } = personas[name];
  return typeof caller === 'object' && caller.ticket ? ticket : undefined;
}

/** The caller of a persona, once it is known whom the scene is about. */
export function callerOf(name: PersonaName, handle: string): Authenticated {
  const { caller } = personas[name];
  if (caller === 'self') return { kind: 'customer', externalId: handle };
  return caller === 'member' ? { kind: 'customer', externalId: handle, member: 'mem_owen' } : caller;
}
