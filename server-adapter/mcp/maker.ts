import { PERMISSIONS } from '../../src/contract/permissions.ts';
import type { AgentCaller, ServiceCaller } from '../engine/caller.ts';
import type { Actor } from '../store/people.ts';
import type { McpOptions } from './options.ts';

/** Who makes tokens on the command line: whoever holds the database has every right there is. */
export const OPERATOR: Actor = { kind: 'system', id: 'operator' };

/** What the maker of a token may by now; null where that is nothing any more. */
export async function makerOf(
  options: Pick<McpOptions, 'maker'>,
  { connection, maker }: { readonly connection: string; readonly maker: Actor },
): Promise<AgentCaller | ServiceCaller | null> {
  const { kind, id } = maker;
  if (kind === 'system') return { kind: 'service', id, connection, permissions: PERMISSIONS };
  if (kind === 'customer') return null;
  return options.maker({ kind, id, connection });
}
