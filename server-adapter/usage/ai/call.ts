// What the AI SDK hands to a middleware, as far as tokens need it: structural, so that nothing of it is imported.

/** Tokens as a provider reports them; a provider that does not know leaves them out. */
export interface ReportedUsage {
  readonly inputTokens: { readonly total: number | undefined; readonly cacheRead: number | undefined };
  readonly outputTokens: { readonly total: number | undefined };
}

export interface Model {
  readonly provider: string;
  readonly modelId: string;
}

export interface Params {
  readonly prompt: readonly { readonly content: unknown }[];
  readonly abortSignal?: AbortSignal | undefined;
}

/** What a call without a stream answers. */
export interface Generated {
  readonly content: readonly unknown[];
  readonly usage: ReportedUsage;
}

/** A piece of a stream; those with a `delta` are output, one has the usage. */
export interface StreamPart {
  readonly type: string;
}

/** The words of a prompt or an answer; pictures and files have none. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map(textOf).join('');
  if (typeof content !== 'object' || content === null) return '';
  const { text, input, content: inner } = content as { text?: unknown; input?: unknown; content?: unknown };
  return [text, input, inner].map(textOf).join('');
}
