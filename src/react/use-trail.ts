import type { Page, Ticket } from '../client/operation.ts';
import type { AuditRow } from '../contract/operations.gen.ts';
import { useFloe } from './floe-context.ts';
import { trailInput, type Viewer } from './overview.ts';
import type { QueryState } from './query-state.ts';
import { useSlice } from './use-slice.ts';
import { useViewer } from './use-viewer.ts';

/** What {@link useTrail} answers. */
export interface UseTrail extends QueryState<Page<AuditRow>> {
  rows: AuditRow[];
  /** The ticket the rows belong to; without one they are all of this customer's. */
  ticket: Ticket | undefined;
  /** How the server saw the ticket proven; `claimed`: by this page alone. Undefined without a ticket, or before the first answer. */
  proof: NonNullable<Viewer['ticket']>['proof'] | undefined;
}

/** What was done for this ticket, or, without a ticket, for this customer; newest first. */
export function useTrail(): UseTrail {
  const viewer = useViewer();
  const ticket = useFloe().ticket ?? viewer?.ticket;
  const state = useSlice('audit.list', trailInput(ticket));
  return { ...state, rows: state.data?.items ?? [], ticket, proof: viewer?.ticket?.proof };
}
