/** The address of a file is signed anew each time it is asked for. */
const unsigned = (text: string): string => text.replace(/(?<=[?&]signature=)[\w-]+/, '');

/** Equal at every depth, but for what Floe has taken out: a credential whose beginning stays, and personal data. */
export function alike(theirs: unknown, ours: unknown): boolean {
  if (typeof theirs === 'string' && typeof ours === 'string') {
    return unsigned(theirs) === unsigned(ours) || isTakenOut(theirs, ours);
  }
  if (typeof theirs !== 'object' || typeof ours !== 'object' || theirs === null || ours === null)
    return theirs === ours;
  const [a, b] = [Object.entries(theirs), Object.entries(ours)];
  return (
    Array.isArray(theirs) === Array.isArray(ours) &&
    a.length === b.length &&
    a.every(([name, value], at) => b[at]?.[0] === name && alike(value, b[at]?.[1]))
  );
}

function isTakenOut(theirs: string, ours: string): boolean {
  const [before = '', after = '', ...more] = ours.split(/masked|\[redacted\]/);
  return ours !== before && more.length === 0 && theirs.startsWith(before) && theirs.endsWith(after);
}
