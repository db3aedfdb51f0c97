import type { Page, Ticket } from '../client/operation.ts';
import type { AuditRow } from '../contract/operations.gen.ts';
import { useFloe } from './floe-context.ts';
import { trailInput } from './overview.ts';
import type { QueryState } from './query-state.ts';
import { useSlice } from './use-slice.ts';
import { useViewer } from './use-viewer.ts';

/** What {@link useTrail} answers. */
export interface UseTrail extends QueryState<Page<AuditRow>> {
  rows: AuditRow[];
  /** The ticket the rows belong to; without one they are all of this customer's. */
  ticket: Ticket | undefined;
}

/** What was done for this ticket, or, without a ticket, for this customer; newest first. */
export function useTrail(): UseTrail {
  const viewer = useViewer();
  const ticket = useFloe().ticket ?? viewer?.ticket;
  const state = useSlice('audit.list', trailInput(ticket));
  return { ...state, rows: state.data?.items ?? [], ticket };
}
