/** What is made by name, once: making a formatter takes a hundred times as long as using it. */
export function kept<T>(make: (name: string) => T): (name: string) => T {
  const all = new Map<string, T>();
  return (name) => {
    const found = all.get(name) ?? make(name);
    all.set(name, found);
    return found;
  };
}
