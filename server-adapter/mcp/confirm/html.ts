/** Text as HTML shows it. */
export function escaped(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}

const STYLE = `:root{color-scheme:light dark;--line:light-dark(#d4d4d8,#3f3f46);--muted:light-dark(#52525b,#a1a1aa)}
*{box-sizing:border-box}body{margin:0;font:16px/1.5 system-ui,sans-serif;background:light-dark(#fafafa,#18181b);color:light-dark(#18181b,#fafafa)}
main{max-width:560px;margin:48px auto;padding:24px;border:1px solid var(--line);border-radius:12px;background:light-dark(#fff,#27272a)}
h1{font-size:20px;margin:0 0 4px}p{margin:0 0 16px;color:var(--muted)}dl{margin:0 0 20px;display:grid;grid-template-columns:max-content 1fr;gap:6px 16px}
dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}form{display:flex;gap:12px;flex-wrap:wrap}
button{font:inherit;font-weight:600;min-height:44px;padding:8px 20px;border-radius:8px;border:1px solid var(--line);background:none;color:inherit}
button[value=yes]{background:light-dark(#18181b,#fafafa);color:light-dark(#fff,#18181b);border-color:transparent}:focus-visible{outline:2px solid #2563eb;outline-offset:2px}`;

/** A page of ours: no script, nothing from elsewhere, and in nobody's frame. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
};

export function pageOf(title: string, body: string, code = 'ok'): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="same-origin"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body data-code="${code}"><main><h1>${escaped(title)}</h1>${body}</main></body></html>
`;
}
