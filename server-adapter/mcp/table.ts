import type { Envelope } from '../engine/done.ts';
import { FloeProblem } from '../engine/problem.ts';
import { MARK, MOST, type ToolResult } from './result.ts';

/** Null where the answer is no table that flows. */
export function tableOf({ result }: Pick<Envelope, 'result'>): AsyncIterable<Uint8Array> | null {
  const body: unknown = typeof result === 'object' && result !== null && 'body' in result ? result.body : null;
  return isFlowing(body) ? body : null;
}

/** A table as far as it fits, in whole rows; what is beyond that is never asked for. */
export async function tableResult(table: AsyncIterable<Uint8Array>): Promise<ToolResult> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const part of table) {
      text += decoder.decode(part, { stream: true });
      if (text.length > MOST) break;
    }
  } catch {
    throw new FloeProblem('upstream_error', { detail: 'Polar’s table ended before its end.' });
  }
  const isCut = text.length > MOST;
  const rows = isCut ? wholeRows(text.slice(0, MOST)) : text;
  const cut = isCut ? { cut: 'Too long to show whole: these are its first rows. Narrow it with `query`.' } : {};
  return { content: [{ type: 'text', text: `${MARK}\n${JSON.stringify({ result: rows, ...cut })}` }] };
}

/** Up to the last line that ends outside quotes: a cell may hold lines of its own. */
function wholeRows(text: string): string {
  let [end, isQuoted] = [0, false];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === '\n' && !isQuoted) end = at + 1;
  }
  return text.slice(0, end);
}

function isFlowing(body: unknown): body is AsyncIterable<Uint8Array> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}
