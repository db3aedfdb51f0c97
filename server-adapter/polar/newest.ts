/** A bounded collection: what was used longest ago makes room. */
export interface Newest<V> {
  get(key: string, make: () => V): V;
}

export function keepNewest<V>(most: number): Newest<V> {
  const kept = new Map<string, V>();
  return {
    get: (key, make) => {
      const value = kept.get(key) ?? make();
      kept.delete(key);
      kept.set(key, value);
      const oldest = kept.size > most ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      return value;
    },
  };
}
