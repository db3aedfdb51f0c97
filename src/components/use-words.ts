import { useMemo } from 'react';
import type { Messages } from '../i18n/en.ts';
import type { LateCatalogue } from '../i18n/late.ts';
import { useFloe } from '../react/floe-context.ts';

/** The words of a part that is not on every screen, with the host's own laid over them. */
export function useWords<G extends keyof LateCatalogue>(group: G, english: LateCatalogue[G]): LateCatalogue[G] {
  const { messages } = useFloe();
  const own = (messages as Messages)[group]; // the provider takes Messages; its context does not import the catalogue
  return useMemo(() => ({ ...english, ...own }), [english, own]);
}
