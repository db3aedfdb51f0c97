import type { Clock } from '../engine/clock.ts';
import type { Upstream } from '../polar/port.ts';
import type { Paged } from './upstream.ts';

export type Proration = 'invoice' | 'prorate' | 'next_period' | 'reset';

/** What an organization decides for its customers. */
export interface Settings {
  readonly prorationBehavior: string | null;
  readonly portal: {
    changePlan: boolean;
    changeSeats: boolean;
    pause: boolean;
    showUsage: boolean;
    changeEmail: boolean;
  };
}

/** Fields of Polar's organization that are read here; any may be missing on an older server. */
export interface OrganizationFacts {
  readonly proration_behavior?: string;
  readonly subscription_settings?: { readonly proration_behavior?: string };
  readonly customer_portal_settings?: {
    readonly usage?: { readonly show?: boolean };
    readonly customer?: { readonly allow_email_change?: boolean };
    readonly subscription?: {
      readonly update_plan?: boolean;
      readonly update_seats?: boolean;
      readonly pause?: boolean;
    };
  };
}

/** Polar's defaults where it says nothing: plan and seats may be changed, pausing and another e-mail are off. */
export function settingsOf(organization: OrganizationFacts): Settings {
  const { usage, subscription, customer } = organization.customer_portal_settings ?? {};
  return {
    prorationBehavior:
      organization.subscription_settings?.proration_behavior ?? organization.proration_behavior ?? null,
    portal: {
      changePlan: subscription?.update_plan ?? true,
      changeSeats: subscription?.update_seats ?? true,
      pause: subscription?.pause ?? false,
      showUsage: usage?.show ?? true,
      changeEmail: customer?.allow_email_change ?? false,
    },
  };
}

/** The organization that a product read through the portal carries; the organization's own view does not. */
export function carriedOrganization(product: object | undefined): OrganizationFacts | null {
  const organization: unknown = product && Reflect.get(product, 'organization');
  return typeof organization === 'object' ? organization : null;
}

const KEPT_MS = 60_000;

/** The settings of each connection's organization, kept for a minute; null where the token may not read them. */
export interface SettingsBook {
  read(connection: string): Promise<Settings | null>;
  /** The next read asks Polar. */
  forget(connection: string): void;
}

export function createSettings(upstream: (connection: string) => Upstream, clock: Clock): SettingsBook {
  const kept = new Map<string, { at: number; settings: Promise<Settings | null> }>();
  return {
    read: (connection) => {
      const now = clock.now();
      const known = kept.get(connection);
      if (known && now - known.at < KEPT_MS) return known.settings;
      const settings = load(upstream(connection));
      kept.set(connection, { at: now, settings });
      return settings;
    },
    forget: (connection) => void kept.delete(connection),
  };
}

async function load({ merchant }: Upstream): Promise<Settings | null> {
  const answer = await merchant.request<Paged<OrganizationFacts>>({ method: 'GET', path: '/v1/organizations/' });
  const organization = answer.ok ? answer.body.items[0] : undefined;
  return organization ? settingsOf(organization) : null;
}
