import type { AgentCaller, ServiceCaller } from '../engine/caller.ts';
import type { House } from '../engine/policy.ts';
import { can } from '../engine/policy.ts';
import { scopeOf } from '../engine/subject.ts';
import type { Named } from './rights.ts';
import type { Terms } from './terms.ts';
import type { Tool } from './tools/tool.ts';

/** A model that has come in. */
export interface McpSession {
  readonly token: Named;
  readonly terms: Terms;
  /** What it is worth right now. */
  readonly caller: AgentCaller;
  /** Its maker, and who came along: each of them alone would have to be allowed the same. */
  readonly others: readonly (AgentCaller | ServiceCaller)[];
}

/** Whether a tool is there for this model. What is not is missing in lists, and is answered like what nobody knows. */
export function mayCall({ terms, caller, others }: McpSession, tool: Tool, house: House): boolean {
  const { entry, isPolar } = tool;
  const isRead = entry.kind === 'query';
  if (terms.form === 'url' && !isRead) return false;
  // All of Polar knows no bounds around one customer.
  if (caller.customer && isPolar) return false;
  const names = [isRead ? 'read' : 'write', tool.name, tool.alias];
  if (!names.some((name) => terms.methods.includes(name))) return false;
  if (terms.tags && !terms.tags.some((tag) => tool.tags.includes(tag.replaceAll('-', '_')))) return false;
  return [caller, ...others].every((who) => can(who, entry, scopeOf(who, undefined), house).verdict === 'allow');
}

/** Whether this model may do it without a person's yes: never what costs something, is final, or is Polar's own. */
export function mayWriteAlone({ terms }: McpSession, { entry, isPolar }: Tool): boolean {
  return terms.writes === 'direct' && !isPolar && (entry.risk === 'none' || entry.risk === 'reversible');
}
