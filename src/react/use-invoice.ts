import { useEffect, useState } from 'react';
import { newIntent } from '../client/client.ts';
import type { FloeError } from '../client/floe-error.ts';
import type { Input, Output } from '../client/operation.ts';
import { useFloe } from './floe-context.ts';
import { runMutation } from './run-mutation.ts';

type Answer = Output<'orders.invoice'>;
/** What an invoice lacks, and what is there already. */
export type InvoiceDetails = Pick<
  Extract<Answer, { state: 'missing_details' }>,
  'billing_name' | 'billing_address' | 'locked'
>;
/** What is given for it. */
export type BillingDetails = Omit<Input<'orders.update'>, 'order_id'>;

type Now =
  | { state: 'idle' | 'slow' }
  | { state: 'asking'; details?: InvoiceDetails | undefined }
  | { state: 'details'; details: InvoiceDetails; error?: FloeError | undefined }
  | { state: 'generating'; retry_after: number; waited: number }
  | { state: 'ready'; url: string }
  | { state: 'failed'; error: FloeError };

/** What {@link useInvoice} answers. */
export interface UseInvoice {
  /**
   * `details`: name and address are needed first. `generating`: Polar makes it, and it is asked for until it is there.
   * `slow`: that takes longer than half a minute.
   */
  state: Now['state'];
  /** The link, once it is there. Whoever has it can read the invoice. */
  url: string | null;
  details: InvoiceDetails | null;
  error: FloeError | null;
  /** Has it made, or finds it; answers the link where it is there at once. Null while it runs. */
  start: (() => Promise<string | undefined>) | null;
  /** Corrects what the invoice says. */
  edit: (now: InvoiceDetails) => void;
  /** Sends name and address, and has the invoice made with them. */
  save: ((details: BillingDetails) => Promise<void>) | null;
  reset: () => void;
}

/** Seconds after which waiting is said to take long. */
const LONG = 30;

/**
 * The way to an order's invoice: missing details, waiting, the link.
 *
 * @example
 * const { state, url, start } = useInvoice(order.id);
 */
export function useInvoice(orderId: string): UseInvoice {
  const floe = useFloe();
  const [now, set] = useState<Now>({ state: 'idle' });

  const take = (answer: Answer, waited = 0): string | undefined => {
    if (answer.state === 'missing_details') set({ state: 'details', details: answer });
    else if (answer.state === 'ready') set(answer);
    else set(waited >= LONG ? { state: 'slow' } : { ...answer, waited });
    return answer.state === 'ready' ? answer.url : undefined;
  };
  const ask = async (how: Omit<Input<'orders.invoice'>, 'order_id'>, waited?: number) => {
    try {
      const { result } = await runMutation(floe, 'orders.invoice', { order_id: orderId, ...how }, newIntent());
      return take(result, waited);
    } catch (error) {
      set({ state: 'failed', error: error as FloeError }); // the client throws nothing else
    }
  };
  const save = async (given: BillingDetails) => {
    if (now.state !== 'details') return;
    const { details } = now;
    set({ state: 'asking', details });
    try {
      const input = { order_id: orderId, ...given };
      await runMutation(floe, 'orders.update', input, newIntent());
    } catch (error) {
      return set({ state: 'details', details, error: error as FloeError });
    }
    await ask({ renew: true });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer sets the next look
  useEffect(() => {
    if (now.state !== 'generating') return;
    const { retry_after: wait, waited } = now;
    const timer = setTimeout(() => void ask({ look: true }, waited + wait), wait * 1000);
    return () => clearTimeout(timer);
  }, [now]);
  const busy = now.state === 'asking' || now.state === 'generating';
  return {
    state: now.state,
    url: now.state === 'ready' ? now.url : null,
    details: ('details' in now && now.details) || null,
    error: ('error' in now && now.error) || null,
    start: busy
      ? null
      : () => {
          set({ state: 'asking' });
          return ask({});
        },
    edit: (details) => set({ state: 'details', details }),
    save: now.state === 'details' ? save : null,
    reset: () => set({ state: 'idle' }),
  };
}
