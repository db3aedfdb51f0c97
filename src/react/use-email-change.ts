import type { FloeError } from '../client/floe-error.ts';
import { type IntentState, useIntent } from './use-intent.ts';
import { useSlice } from './use-slice.ts';
import { useViewer } from './use-viewer.ts';

/** What {@link useEmailChange} answers. */
export interface UseEmailChange {
  /** Where the customer's mail goes now; null: nowhere, or not known. */
  email: string | null;
  /**
   * Asks for another address; answers whether a link was mailed to it. Nothing changes before that link is opened. Null:
   * not this viewer's to change, the organization does not let its customers, or it runs.
   */
  request: ((email: string) => Promise<boolean>) | null;
  /** Where the last wish stands, and the address the link went to. */
  action: { state: IntentState; sentTo: string | null; error: FloeError | null; reset: () => void };
}

/**
 * Another e-mail for a customer. Polar mails a link to the new address and changes it once somebody opens that.
 *
 * @example
 * const { email, request, action } = useEmailChange();
 */
export function useEmailChange(): UseEmailChange {
  const viewer = useViewer();
  const { data: customer } = useSlice('customer.get', {});
  const { run, ...intent } = useIntent<'customer.changeEmail'>();
  const own = viewer?.kind === 'customer' && viewer.member?.role !== 'member' && viewer.portal?.changeEmail === true;
  return {
    email: customer?.email ?? null,
    request:
      own && intent.state !== 'pending'
        ? async (email) => (await run('customer.changeEmail', { email })) !== undefined
        : null,
    action: { ...intent, sentTo: intent.result?.sent_to ?? null },
  };
}
