/** Joins class names; what is not a name falls out. The caller's own come last. */
export function cx(...names: (string | false | null | undefined)[]): string | undefined {
  return names.filter(Boolean).join(' ') || undefined;
}
