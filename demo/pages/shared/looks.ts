/** What the page's address asks of the looks: `?theme=dark`, `?dir=rtl`, `?locale=ar`; the theme else by the system. */
export interface Looks {
  theme: 'light' | 'dark';
  locale: string;
}

export function wantedLooks(): Looks {
  const asked = new URLSearchParams(location.search);
  const theme = asked.get('theme');
  const dark = theme ? theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  return { theme: dark ? 'dark' : 'light', locale: asked.get('locale') ?? 'en' };
}

/** Puts them on the document, so that page and widgets agree. */
export function applyLooks({ theme }: Looks): void {
  document.documentElement.dataset.theme = theme;
  if (new URLSearchParams(location.search).get('dir') === 'rtl') document.documentElement.dir = 'rtl';
}
