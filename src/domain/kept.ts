/** Keeps what is made, by name: making a formatter takes a hundred times as long as using it. */
export function kept<T>(): (name: string, make: () => T) => T {
  const all = new Map<string, T>();
  return (name, make) => {
    const found = all.get(name);
    if (found !== undefined) return found;
    const made = make();
    all.set(name, made);
    return made;
  };
}
