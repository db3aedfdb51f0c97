import type { Failure, Road } from '../../polar/port.ts';

/** What both commands work with. */
export interface Task {
  readonly road: Road;
  /** Where Polar sends to; null when it was not said. */
  readonly address: string | null;
  readonly secrets: readonly string[];
}

/** Why Polar did not answer, in words for a person at a terminal. */
export function reasonOf({ kind, status, ...failure }: Failure): Error {
  if (kind !== 'refused') return new Error(`Polar could not be reached (${kind}${status ? `, ${status}` : ''}).`);
  if (status === 401) return new Error('Polar does not know the access token.');
  if (status === 403) return new Error('The access token may not do that; it needs webhooks:read and webhooks:write.');
  const detail = 'detail' in failure && Array.isArray(failure.detail) ? failure.detail[0] : undefined;
  const said: unknown = detail && Reflect.get(detail, 'msg');
  return new Error(`Polar refused it (${status})${typeof said === 'string' ? `: ${said}` : ''}.`);
}

export const say = (line: string): void => void process.stderr.write(`${line}\n`);
