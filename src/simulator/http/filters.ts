// Conditions that several lists share.

/** Whether the metadata holds, for every key asked, one of the values asked for it, compared as text. */
export function hasMetadata(
  metadata: Readonly<Record<string, unknown>>,
  pairs: readonly (readonly [string, string])[],
): boolean {
  return pairs.every(([key]) =>
    pairs.some(([other, value]) => other === key && metadata[key] !== undefined && String(metadata[key]) === value),
  );
}

/** Whether one of the texts holds the words asked for, whatever the case; nothing asked is yes. */
export function contains(asked: string | undefined, ...texts: readonly (string | null)[]): boolean {
  if (asked === undefined) return true;
  const wanted = asked.toLowerCase();
  return texts.some((text) => text?.toLowerCase().includes(wanted) ?? false);
}
