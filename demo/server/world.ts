import type { Permission } from '../../src/contract/permissions.ts';

/** A person of the demo's support team; limits are the most one may refund at once, minor units per currency. */
export interface DemoAgent {
  id: string;
  name: string;
  role: string;
  permissions: Permission[];
  limits?: Record<string, number>;
}

export interface DemoMessage {
  id: string;
  from: 'customer' | 'agent';
  author: string;
  at: string;
  text: string;
}

export interface DemoCustomer {
  id: string;
  name: string | null;
  email: string | null;
  externalId: string | null;
  /** A team is nobody by itself: its people sign in. */
  team: boolean;
}

/** Somebody who can sign in to the product: a customer, or one of a team's people. */
export interface DemoPerson {
  /** Theirs alone, for the page's address. */
  key: string;
  label: string;
  /** What the host calls the customer. */
  customer: string;
  member?: string;
}

export interface DemoTicket {
  id: string;
  subject: string;
  /** Who wrote; the helpdesk knows no more of them. */
  from: { name: string; email: string | null };
  /** Null: nobody of this address is known, so the agent has to find out. */
  customer: DemoCustomer | null;
  messages: DemoMessage[];
}

/** What the pages need to draw themselves: no secrets, no rights that count. */
export interface DemoWorld {
  agents: Pick<DemoAgent, 'id' | 'name' | 'role'>[];
  tickets: DemoTicket[];
  people: DemoPerson[];
  simulated: boolean;
  /** True on a real Polar until writes are switched on. */
  readOnly: boolean;
}

const READS: Permission[] = [
  'customers:read',
  'subscriptions:read',
  'orders:read',
  'refunds:read',
  'products:read',
  'discounts:read',
  'benefits:read',
  'audit:read',
  'license_keys:read',
  'checkout_links:read',
  'usage:read',
];

/** Three people with different rights, so that the same screen shows what each may do. */
export const AGENTS: DemoAgent[] = [
  {
    id: 'ada',
    name: 'Ada Moreno',
    role: 'Support lead',
    permissions: [
      ...READS,
      'customers:write',
      'subscriptions:write',
      'orders:write',
      'refunds:write',
      'license_keys:write',
      'checkout_links:write',
    ],
  },
  {
    id: 'ben',
    name: 'Ben Okafor',
    role: 'Refunds up to $20',
    permissions: [...READS, 'subscriptions:write', 'refunds:write'],
    limits: { usd: 2000, eur: 2000 },
  },
  { id: 'cleo', name: 'Cleo Lindqvist', role: 'Reads only', permissions: READS },
];
