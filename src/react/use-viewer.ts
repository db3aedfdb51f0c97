import { useQuery } from '@tanstack/react-query';
import { useFloe } from './floe-context.ts';
import type { Viewer } from './overview.ts';

/** Who is looking, when an overview has been read, by `useCustomer` or by any part of the kit; it never reads one itself. */
export function useViewer(): Viewer | undefined {
  const { options, queryClient } = useFloe();
  return useQuery({ ...options('customer.overview', {}), enabled: false }, queryClient).data?.viewer;
}

/** What kind of caller is looking, as the overview or the first answer said; undefined before it. */
export function useViewerKind(): Viewer['kind'] | undefined {
  const viewer = useViewer();
  const floe = useFloe();
  return viewer?.kind ?? floe.subject()?.kind;
}
