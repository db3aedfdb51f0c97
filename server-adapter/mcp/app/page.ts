import { ZERO_DECIMAL } from '../../../src/domain/currency.ts';
import { runDialog } from './dialog.ts';

const REASONS = {
  customer_request: 'Customer asked',
  duplicate: 'Charged twice',
  fraudulent: 'Fraud',
  service_disruption: 'Service was down',
  satisfaction_guarantee: 'Money-back guarantee',
  other: 'Other',
};

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
select, button { font: inherit; min-height: 36px; padding: 6px 12px; border-radius: var(--radius); border: 1px solid var(--line);
  background: var(--bg); color: var(--fg); } button { width: 100%; border-color: transparent; background: var(--accent); color: var(--on-accent); font-weight: 600; }
button:disabled { opacity: .5; } :focus-visible { outline: 2px solid var(--ring); outline-offset: 2px; } p { margin: 12px 0 0; overflow-wrap: anywhere; }
`;

let printed: string | undefined;

/** The refund dialog as one page that needs nothing from anywhere: every host forbids it the network. */
export function refundPage(): string {
  printed ??= print();
  return printed;
}

function print(): string {
  const options = Object.entries(REASONS).map(([value, words]) => `<option value="${value}">${words}</option>`);
  const row = (name: string, words: string, mark = '') => `<dt${mark}>${words}</dt><dd data-at="${name}"${mark}>–</dd>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Refund</title><style>${STYLE}</style></head>
<body><main><h1>Refund</h1>
<dl>${row('refundable_amount', 'Left to refund, net')}${row('amount', 'Refund, net')}${row('tax_amount', 'Tax share')}${row('total_amount', 'The customer gets', ' class="total"')}</dl>
<label>Reason<select data-at="reason">${options.join('')}</select></label>
<button type="button" data-at="press" disabled>Refund</button>
<p role="status" data-at="note">Waiting for the preview…</p></main>
<script>(${runDialog.toString()})(${JSON.stringify([...ZERO_DECIMAL])})</script></body></html>
`;
}
