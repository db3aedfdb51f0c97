import { ZERO_DECIMAL } from '../../../src/domain/currency.ts';
import { openBridge } from './bridge.ts';

/** Our tokens from those a host of MCP Apps hands in, with values of our own where it hands in none. */
const STYLE = `
:root { color-scheme: light; --bg: var(--color-background-primary, #fff); --fg: var(--color-text-primary, #18181b);
  --muted: var(--color-text-secondary, #52525b); --line: var(--color-border-primary, #d4d4d8);
  --accent: var(--color-background-inverse, #18181b); --on-accent: var(--color-text-inverse, #fff);
  --ring: var(--color-ring-primary, #2563eb); --radius: var(--border-radius-md, 8px); }
:root[data-theme="dark"] { color-scheme: dark; --bg: var(--color-background-primary, #18181b); --fg: var(--color-text-primary, #fafafa);
  --muted: var(--color-text-secondary, #a1a1aa); --line: var(--color-border-primary, #3f3f46);
  --accent: var(--color-background-inverse, #fafafa); --on-accent: var(--color-text-inverse, #18181b); }
* { box-sizing: border-box; } body { margin: 0; padding: 16px; background: var(--bg); color: var(--fg);
  font: 14px/1.5 var(--font-sans, system-ui, sans-serif); font-variant-numeric: tabular-nums; }
h1 { margin: 0 0 8px; font-size: 16px; } dl { display: grid; grid-template-columns: 1fr auto; gap: 4px 16px; margin: 0 0 12px; }
dt { color: var(--muted); } dd { margin: 0; text-align: end; } .total { font-weight: 600; color: var(--fg); }
label { display: grid; gap: 4px; margin-bottom: 12px; color: var(--muted); }
select, button, textarea { font: inherit; min-height: 36px; padding: 6px 12px; border-radius: var(--radius); border: 1px solid var(--line);
  background: var(--bg); color: var(--fg); } button { width: 100%; margin-top: 8px; border-color: transparent; background: var(--accent); color: var(--on-accent); font-weight: 600; }
button:disabled { opacity: .5; } textarea { width: 100%; resize: vertical; } [hidden] { display: none; }
button + button { background: none; border-color: var(--line); color: var(--fg); } :focus-visible { outline: 2px solid var(--ring); outline-offset: 2px; } p { margin: 12px 0 0; overflow-wrap: anywhere; }
`;

interface Page {
  readonly title: string;
  readonly main: string;
  run(open: typeof openBridge, zeroDecimal: readonly string[]): void;
}

/** A dialog as one page that needs nothing from anywhere: every host forbids it the network. */
export function printPage({ title, main, run }: Page): () => string {
  let printed: string | undefined;
  return () => {
    const script = `(${run.toString()})(${openBridge.toString()},${JSON.stringify([...ZERO_DECIMAL])})`;
    printed ??= `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style></head>
<body><main>${main}
<p role="status" data-at="note">Waiting for the preview…</p></main>
<script>${script}</script></body></html>
`;
    return printed;
  };
}

export const selectOf = (words: Readonly<Record<string, string>>): string =>
  `<select data-at="reason">${Object.entries(words)
    .map(([value, text]) => `<option value="${value}">${text}</option>`)
    .join('')}</select>`;
