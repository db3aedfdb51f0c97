import type { CallContext } from './call.ts';
import type { Found } from './catalogue.ts';
import { FloeProblem } from './problem.ts';
import { sameId } from './subject.ts';

export interface ReadTargets {
  /** What the ids stand for, by field name. */
  readonly targets: Readonly<Record<string, unknown>>;
  readonly ids: Readonly<Record<string, string>>;
}

/**
 * Reads what the input's ids stand for and checks that each belongs to the subject: somebody else's is answered like
 * one that does not exist. A list's ids only filter the subject's own list and need no check.
 */
export async function readTargets(found: Found, input: object, context: CallContext): Promise<ReadTargets> {
  const targets: Record<string, unknown> = {};
  const ids: Record<string, string> = {};
  if (found.entry.list) return { targets, ids };
  for (const [field, id] of Object.entries(input)) {
    const read = Object.hasOwn(found.targets, field) ? found.targets[field] : undefined;
    if (!read || typeof id !== 'string') continue;
    const target = await read(id, context);
    if (!target) throw new FloeProblem('not_found');
    const isOwn = target.customerId === 'everybody' || sameId(target.customerId, context.subject.customerId);
    if (!isOwn) throw new FloeProblem('not_found', { denied: true });
    targets[field] = target.value;
    ids[field] = id;
  }
  return { targets, ids };
}
