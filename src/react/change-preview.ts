import type { FloeError } from '../client/floe-error.ts';
import type { Input } from '../client/operation.ts';
import type { Amounts } from '../contract/operations.gen.ts';
import { type ChangeTiming, changeTiming } from '../domain/change-timing.ts';
import type { PlanChoice } from './plan-choices.ts';
import type { QueryStatus, queryState } from './query-state.ts';

/** When money moves on a change; Polar's words. */
export type Proration = NonNullable<Input<'subscriptions.change'>['proration_behavior']>;

/** What a picked change would cost. */
export interface ChangePreview {
  status: QueryStatus;
  /** Minor units; null: Polar has no figures, the invoice will show them. */
  amounts: Amounts | null;
  timing: ChangeTiming;
  /** When it takes effect, if not now; ISO instant (UTC). */
  appliesAt: string | null;
  /** What is charged the moment this is confirmed, minor units; null = not known. */
  dueNow: number | null;
  error: FloeError | null;
  refetch: () => void;
}

/** The answer of `subscriptions.preview`. */
type PreviewQuery = ReturnType<
  typeof queryState<{
    of: string;
    amounts?: Amounts | null;
    proration_behavior?: Proration | null;
    applies_at?: string | null;
  }>
>;

/** The figures of a picked change, and what they mean today. */
export function previewOf({ status, data, error, refetch }: PreviewQuery, picked: PlanChoice): ChangePreview {
  const amounts = data?.amounts ?? null;
  const timing = changeTiming(data?.proration_behavior, picked.intervalChanges);
  const later = timing === 'next_invoice' || timing === 'next_period';
  const dueNow = later ? 0 : timing === 'unknown' && amounts?.due_amount !== 0 ? null : (amounts?.due_amount ?? null);
  return { status, amounts, timing, appliesAt: data?.applies_at ?? null, dueNow, error, refetch };
}
