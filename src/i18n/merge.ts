import { type Catalogue, en, type Messages } from './en.ts';

const merged = new WeakMap<object, Catalogue>();

/** English with a host's own words laid over it; kept per object, so that it is laid once. */
export function catalogueOf(messages: Messages): Catalogue {
  const known = merged.get(messages);
  if (known) return known;
  const groups = Object.entries(en).map(([group, words]) => [
    group,
    { ...words, ...messages[group as keyof Catalogue] },
  ]);
  const catalogue = Object.fromEntries(groups) as Catalogue; // the same keys as English, each possibly replaced by its like
  merged.set(messages, catalogue);
  return catalogue;
}
