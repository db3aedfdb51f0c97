import type { Ticket } from '../../react/floe-context.ts';

/** "Zendesk #4711". */
export function ticketName({ system, id }: Ticket): string {
  return `${system.charAt(0).toUpperCase()}${system.slice(1)} #${id}`;
}
