import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Output } from '../client/operation.ts';
import { useFloe } from './floe-context.ts';
import { type QueryState, queryState } from './query-state.ts';
import type { ListedRule } from './use-rules.ts';

/** What {@link useRuleDryRun} answers. */
export interface UseRuleDryRun extends QueryState<Output<'rules.dryRun'>> {
  /** It was asked for: until then `status` says nothing. */
  asked: boolean;
  /** Asks, or asks anew. Null where there is nothing to look at: a rule on an event is tried with one, in code. */
  ask: (() => void) | null;
}

/**
 * What a rule would do now, asked by a press and never by itself: it reads Polar. Nothing is done.
 *
 * @example
 * const { ask, data } = useRuleDryRun(rule);
 * <button disabled={!ask} onClick={ask ?? undefined}>{data?.firings.length ?? 'What would it do?'}</button>
 */
export function useRuleDryRun({ name, on }: Pick<ListedRule, 'name' | 'on'>): UseRuleDryRun {
  const { options, queryClient } = useFloe();
  const [asked, setAsked] = useState(false);
  const query = useQuery({ ...options('rules.dryRun', { rule: name }), enabled: asked, staleTime: 0 }, queryClient);
  const ask = () => {
    if (asked) void query.refetch();
    setAsked(true);
  };
  return { ...queryState(query), asked, ask: on && on.kind !== 'event' ? ask : null };
}
