/**
 * The word for a value of an enum. Polar adds values without notice: one that has no word yet is shown humanised
 * ("on_hold" → "On hold"), never blank.
 */
export function labelOf(words: Readonly<Record<string, string>>, value: string): string {
  if (Object.hasOwn(words, value) && words[value]) return words[value];
  const plain = value.replace(/[_-]+/g, ' ').trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
