/** Polar's script for checkouts inside a page; the minor version is fixed, so that a page does not change by itself. */
const SCRIPT = 'https://cdn.jsdelivr.net/npm/@polar-sh/checkout@0.4/dist/embed.global.js';

export interface SnippetLook {
  /** On the button. */
  label: string;
  theme?: 'light' | 'dark' | undefined;
}

/** HTML for any page: a link that opens the checkout over the page, and Polar's script for it. */
export function embedSnippet(url: string, { label, theme = 'light' }: SnippetLook): string {
  return [
    `<a href="${escaped(url)}" data-polar-checkout data-polar-checkout-theme="${theme}">${escaped(label)}</a>`,
    `<script src="${SCRIPT}" defer data-auto-init></script>`,
  ].join('\n');
}

/** The same as a React component; needs `@polar-sh/checkout`. */
export function reactSnippet(url: string, { label, theme = 'light' }: SnippetLook): string {
  return [
    `import { PolarEmbedCheckout } from '@polar-sh/checkout/embed';`,
    `import { useEffect } from 'react';`,
    ``,
    `export function BuyButton() {`,
    `  useEffect(() => {`,
    `    PolarEmbedCheckout.init();`,
    `  }, []);`,
    `  return (`,
    `    <a href={${JSON.stringify(url)}} data-polar-checkout data-polar-checkout-theme="${theme}">`,
    `      {${JSON.stringify(label)}}`,
    `    </a>`,
    `  );`,
    `}`,
  ].join('\n');
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
}
