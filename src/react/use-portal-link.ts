import type { FloeError } from '../client/floe-error.ts';
import { useIntent } from './use-intent.ts';

/** What {@link usePortalLink} answers. */
export interface UsePortalLink {
  /** Makes a link; undefined when that failed. Each call makes a new one. A team of several needs to know for whom. */
  create: (memberId?: string) => Promise<string | undefined>;
  /** The newest link. It signs in as the customer: do not log it. */
  url: string | null;
  /** Until when it works, ISO instant (UTC). */
  expiresAt: string | null;
  pending: boolean;
  error: FloeError | null;
}

/**
 * A link to Polar's hosted portal, signed in as the customer, for what only Polar can show: cards and invoices.
 *
 * @example
 * const portal = usePortalLink();
 * <button onClick={() => portal.create()}>Update card</button>
 */
export function usePortalLink(): UsePortalLink {
  const intent = useIntent<'portal.session'>();
  return {
    create: async (member_id) => {
      intent.reset(); // a link is used up: asking again means another one
      return (await intent.run('portal.session', member_id ? { member_id } : {}))?.url;
    },
    url: intent.result?.url ?? null,
    expiresAt: intent.result?.expires_at ?? null,
    pending: intent.state === 'pending',
    error: intent.error,
  };
}
