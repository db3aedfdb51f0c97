import { useQuery } from '@tanstack/react-query';
import type { Output } from '../client/operation.ts';
import { useFloe } from './floe-context.ts';
import { type QueryState, queryState } from './query-state.ts';

/** One file of a benefit. */
export type Download = Output<'benefits.downloads'>[number];

/** What {@link useDownloads} answers. */
export interface UseDownloads extends Omit<QueryState<unknown>, 'data'> {
  files: readonly Download[];
  /** A link that works now: the one at hand, or a new one where it has ended. Undefined where there is none any more. */
  linkOf: (file: Download) => Promise<string | undefined>;
}

/** A link that is about to end is renewed before it is followed (ms). */
const MARGIN = 30_000;

/** The files a benefit gives, for the customer alone. */
export function useDownloads(benefitId: string): UseDownloads {
  const { options, queryClient, now } = useFloe();
  const query = useQuery(options('benefits.downloads', { benefit_id: benefitId }), queryClient);
  const { data, ...state } = queryState(query);
  return {
    ...state,
    files: data?.items ?? [],
    linkOf: async ({ id, file }) => {
      if (Date.parse(file.download.expires_at) - MARGIN > now()) return file.download.url;
      const fresh = await query.refetch();
      return fresh.data?.items.find((one) => one.id === id)?.file.download.url;
    },
  };
}
