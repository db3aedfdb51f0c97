import { useQuery } from '@tanstack/react-query';
import type { Output } from '../client/operation.ts';
import { useFloe } from './floe-context.ts';
import { type FloeError, type QueryState, queryState } from './query-state.ts';
import { type IntentState, useIntent } from './use-intent.ts';

/** What {@link useWebhookStatus} answers. */
export interface UseWebhookStatus extends QueryState<Output<'webhooks.status'>> {
  /** The endpoint is on, but what webhooks missed was not looked for of late: background work stands still. */
  isBehind: boolean;
  /** Turns the endpoint on again and has everything read anew. Null where nothing is to repair, or this viewer may not. */
  repair: (() => Promise<Output<'webhooks.status'> | undefined>) | null;
  /** Where the repair stands. */
  action: { state: IntentState; error: FloeError | null; reset: () => void };
}

/** Background work looks every five minutes; three rounds missed are no delay any more (ms). */
const BEHIND = 15 * 60_000;

/**
 * Whether Polar's webhooks reach the adapter, and the way to turn them on again. It is about the whole connection and no
 * customer.
 *
 * @example
 * const { data, repair } = useWebhookStatus();
 * <button disabled={!repair} onClick={() => repair?.()}>Turn on again</button>
 */
export function useWebhookStatus(): UseWebhookStatus {
  const { options, queryClient, now } = useFloe();
  const query = options('webhooks.status', {});
  const state = queryState(useQuery(query, queryClient));
  const intent = useIntent<'webhooks.repair'>();
  const { data } = state;
  const looked = data?.caught_up_at;
  return {
    ...state,
    isBehind: data !== undefined && (!looked || now() - Date.parse(looked) > BEHIND),
    repair:
      data?.endpoint === 'disabled' && data.may_change
        ? async () => {
            const repaired = await intent.run('webhooks.repair', {});
            if (repaired) queryClient.setQueryData(query.queryKey, repaired);
            return repaired;
          }
        : null,
    action: intent,
  };
}
