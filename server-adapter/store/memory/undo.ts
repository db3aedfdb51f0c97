/** Remembers how to take one change back. */
export type Journal = (undo: () => void) => void;

/** Changes of one transaction, newest taken back first. */
export function undoLog(): { readonly journal: Journal; undo(): void } {
  const steps: (() => void)[] = [];
  return {
    journal: (step) => {
      steps.push(step);
    },
    undo: () => {
      for (const step of steps.reverse()) step();
    },
  };
}

/** Sets a member and notes how to restore what was there. */
export function put<V>(map: Map<string, V>, key: string, value: V, journal: Journal): void {
  const before = map.get(key);
  journal(() => (before === undefined ? map.delete(key) : map.set(key, before)));
  map.set(key, value);
}

/** Removes a member and notes how to restore it. */
export function drop<V>(map: Map<string, V>, key: string, journal: Journal): void {
  const before = map.get(key);
  if (before === undefined) return;
  journal(() => map.set(key, before));
  map.delete(key);
}

/** The part of a shelf that belongs to one connection. */
export function partOf<V>(shelf: Map<string, V>, connection: string, make: () => V): V {
  const part = shelf.get(connection) ?? make();
  shelf.set(connection, part);
  return part;
}
