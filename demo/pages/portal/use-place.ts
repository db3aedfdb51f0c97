import { useSyncExternalStore } from 'react';

/** Where in the product one is, by the page's address. Projects use up what the demo's own shop sells. */
export const usePlace = (hasProjects: boolean): 'projects' | 'billing' =>
  useSyncExternalStore(listen, () => (hasProjects && location.hash === '#projects' ? 'projects' : 'billing'));

function listen(hear: () => void): () => void {
  addEventListener('hashchange', hear);
  return () => removeEventListener('hashchange', hear);
}
