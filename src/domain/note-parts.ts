/** A piece of a note that a seller wrote: plain, bold, or a link to somewhere harmless. */
export type NotePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

const PIECE = /\*\*([^*\n]+)\*\*|\[([^\][\n]+)\]\(([^()\s]+)\)|(https:\/\/[^\s<>()]+[^\s<>().,;:!?])/g;

/** Splits a note. Of Markdown only what a line needs; anything else stays as it was written, and nothing becomes HTML. */
export function noteParts(note: string): NotePart[] {
  const parts: NotePart[] = [];
  let at = 0;
  const plain = (text: string) => text && parts.push({ kind: 'text', text });
  for (const match of note.matchAll(PIECE)) {
    const [whole, bold, label, target, bare] = match;
    plain(note.slice(at, match.index));
    const href = bare ?? target;
    if (bold !== undefined) parts.push({ kind: 'bold', text: bold });
    else if (href !== undefined && isHarmless(href)) parts.push({ kind: 'link', text: label ?? href, href });
    else plain(whole);
    at = match.index + whole.length;
  }
  plain(note.slice(at));
  return parts;
}

function isHarmless(href: string): boolean {
  return URL.canParse(href) && ['https:', 'mailto:'].includes(new URL(href).protocol);
}
