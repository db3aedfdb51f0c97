import { FloeProblem } from '../../engine/problem.ts';
import { type ToolResult, wordResult } from '../result.ts';
import { hintsOf, type Tool } from './tool.ts';

type Args = Readonly<Record<string, unknown>>;

const SHOWN = 20;
const MOST = 50;

/** Tools in which the most words of a question occur, in their names before anything else. */
export function searchTools(tools: readonly Tool[], { query, limit }: Args): ToolResult {
  const words = String(query ?? '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .slice(0, 20);
  const most = typeof limit === 'number' ? Math.min(Math.max(1, limit), MOST) : SHOWN;
  const found = tools
    .map((tool) => ({ tool, hits: hitsOf(tool, words) }))
    .filter(({ hits }) => words.length === 0 || hits > 0)
    .sort((a, b) => b.hits - a.hits || Number(a.tool.isPolar) - Number(b.tool.isPolar))
    .slice(0, most)
    .map(({ tool: { name, description, tags } }) => ({ name, description, tags }));
  return wordResult(JSON.stringify({ tools: found, of: tools.length }), { tools: found, of: tools.length });
}

function hitsOf({ name, title, description, tags }: Tool, words: readonly string[]): number {
  const parts = name.split('_');
  const rest = `${title} ${description} ${tags.join(' ')}`.toLowerCase();
  return words.reduce(
    (sum, word) => sum + (parts.some((part) => part.startsWith(word)) ? 3 : 0) + (rest.includes(word) ? 1 : 0),
    0,
  );
}

/** What a tool takes; one that is not there for this model is answered like none. */
export function getSchema(tools: readonly Tool[], { name }: Args, isPinned: boolean): ToolResult {
  const tool = tools.find((one) => one.name === name);
  if (!tool) throw new FloeProblem('not_found', { detail: 'There is no such tool.' });
  const { description, output } = tool;
  const said = {
    name,
    description,
    inputSchema: tool.input(isPinned),
    ...(output ? { outputSchema: output } : {}),
    annotations: hintsOf(tool),
  };
  return wordResult(JSON.stringify(said), said);
}
