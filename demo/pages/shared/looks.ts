/** Light or dark, from `?theme=` or the system, kept on the document so that page and widgets agree. */
export type Theme = 'light' | 'dark';

export function wantedTheme(): Theme {
  const asked = new URLSearchParams(location.search).get('theme');
  if (asked === 'dark' || asked === 'light') return asked;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}
