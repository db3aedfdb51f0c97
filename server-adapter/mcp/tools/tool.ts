import type { CustomerRef } from '../../engine/caller.ts';
import type { Found } from '../../engine/catalogue.ts';
import type { ObjectSchema } from './schema.ts';

/** What a call of a tool becomes: an operation's input, and the customer as the caller names it. */
export interface ToolCall {
  readonly input: unknown;
  readonly customer: unknown;
}

/** An operation as a model meets it. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** As the road of all operations calls it. */
  readonly operation: string;
  /** By Polar's name or Floe's, for the `methods` of a token. */
  readonly alias: string;
  readonly entry: Found['entry'];
  readonly isPolar: boolean;
  readonly tags: readonly string[];
  /** A pinned token names no customer. */
  input(isPinned: boolean): ObjectSchema;
  readonly output?: ObjectSchema;
  read(args: Readonly<Record<string, unknown>>): ToolCall;
}

/** Hints for hosts, true for what the operation does in the end. */
export function hintsOf({ title, entry }: Pick<Tool, 'title' | 'entry'>) {
  const isRead = entry.kind === 'query';
  return {
    title,
    readOnlyHint: isRead,
    ...(isRead
      ? {}
      : { destructiveHint: entry.risk === 'irreversible' || entry.risk === 'money', idempotentHint: false }),
    // Polar, and through it whoever is billed, is a world of its own.
    openWorldHint: true,
  };
}

/** Whom a call is about, by Polar's id, the shop's own id or an e-mail address. */
export function refOf(named: unknown): CustomerRef | undefined {
  if (typeof named !== 'string' || named === '') return undefined;
  if (/^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i.test(named)) return { id: named };
  return named.includes('@') ? { email: named } : { externalId: named };
}
