/** What every answer carries whoever asked: nothing keeps it, guesses its type, learns where it came from or frames it. */
export const EVERY_REPLY = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "frame-ancestors 'none'",
} as const;

/** The same, with the pages that may frame an answer. */
export function replyHeaders(
  frameAncestors: readonly string[] = [],
): Readonly<Record<keyof typeof EVERY_REPLY, string>> {
  if (frameAncestors.length === 0) return EVERY_REPLY;
  return { ...EVERY_REPLY, 'content-security-policy': `frame-ancestors ${frameAncestors.join(' ')}` };
}
