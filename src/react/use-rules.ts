import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Output, Page } from '../client/operation.ts';
import { useFloe } from './floe-context.ts';
import { type FloeError, type QueryState, queryState } from './query-state.ts';
import { type IntentState, useIntent } from './use-intent.ts';

/** A rule of the host's code, and how it stands. */
export type ListedRule = Output<'rules.list'>[number];

type Act = (rule: string) => Promise<ListedRule | undefined>;

/** What {@link useRules} answers. */
export interface UseRules extends QueryState<readonly ListedRule[]> {
  /** Null where this viewer may not; so are the next two. */
  stop: Act | null;
  resume: Act | null;
  /** A person has looked after a firing whose outcome was not known. */
  settle: ((rule: string, firing: string) => Promise<ListedRule | undefined>) | null;
  /** Where the last of the three stands, and about which rule. */
  action: { state: IntentState; rule: string | null; error: FloeError | null; reset: () => void };
}

/**
 * The rules of the host's code: how each stands, what it did last, what waits for a person; stopped and resumed. They are
 * about the whole connection and no customer.
 *
 * @example
 * const { data, stop } = useRules();
 * data?.map(({ name }) => <button key={name} disabled={!stop} onClick={() => stop?.(name)}>Stop {name}</button>)
 */
export function useRules(): UseRules {
  const { options, queryClient } = useFloe();
  // A hundred is the longest page, and more than any code declares.
  const query = options('rules.list', { limit: 100 });
  const state = queryState(useQuery(query, queryClient));
  const intent = useIntent<'rules.stop' | 'rules.resume' | 'rules.settle'>();
  const [about, setAbout] = useState<string | null>(null);
  // Rules belong to no customer, so who is looking is not known from an overview: the list itself says so.
  const may = state.data?.items.some(({ may_change }) => may_change);

  const act = async (
    name: 'rules.stop' | 'rules.resume' | 'rules.settle',
    input: { rule: string; firing_id: string },
  ) => {
    setAbout(input.rule);
    const { rule, firing_id } = input;
    const now = await (name === 'rules.settle' ? intent.run(name, { rule, firing_id }) : intent.run(name, { rule }));
    if (now)
      queryClient.setQueryData<Page<ListedRule>>(
        query.queryKey,
        (all) => all && { ...all, items: all.items.map((one) => (one.name === now.name ? now : one)) },
      );
    return now;
  };
  return {
    ...state,
    data: state.data?.items,
    stop: may ? (rule) => act('rules.stop', { rule, firing_id: '' }) : null,
    resume: may ? (rule) => act('rules.resume', { rule, firing_id: '' }) : null,
    settle: may ? (rule, firing_id) => act('rules.settle', { rule, firing_id }) : null,
    action: { state: intent.state, rule: about, error: intent.error, reset: intent.reset },
  };
}
