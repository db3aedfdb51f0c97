import { useCallback, useRef, useState } from 'react';
import type { FloeError } from '../client/floe-error.ts';
import type { Input, MutationName, Output } from '../client/operation.ts';
import { useFloe } from './floe-context.ts';
import { runMutation } from './run-mutation.ts';

/** Where an intent stands. `lost`: no answer came, so whether it happened is not known; repeating it is safe. */
export type IntentState = 'idle' | 'pending' | 'succeeded' | 'failed' | 'lost';

/** Something a person wants done once, however often they press. */
export interface Intent<N extends MutationName> {
  state: IntentState;
  /** What is being done, or was done last. */
  name: N | null;
  error: FloeError | null;
  result?: Output<N> | undefined;
  /** A second call while one runs joins it. After `lost` the same input keeps its idempotency key; a definite no ends the intent. */
  run: (name: N, input: Input<N>) => Promise<Output<N> | undefined>;
  /** Forgets the outcome; the next run is a new intent. */
  reset: () => void;
}

/** No answer, or one that says nothing about the write: it may have happened. */
const LOST = ['network', 'bad_answer', 'upstream_timeout', 'internal'];

/** Runs mutations as intents: one key per intent, one request at a time, errors as values. */
export function useIntent<N extends MutationName>(): Intent<N> {
  const floe = useFloe();
  const [now, set] = useState<Omit<Intent<N>, 'run' | 'reset'>>(IDLE);
  const running = useRef<Promise<Output<N> | undefined> | null>(null);
  const intent = useRef<{ about: string; key: string } | null>(null);

  const once = (name: N, input: Input<N>): Promise<Output<N> | undefined> => {
    const about = JSON.stringify([floe.baseKey, name, input]);
    if (intent.current?.about !== about) intent.current = { about, key: crypto.randomUUID() };
    const show = (state: IntentState, more?: { result?: Output<N>; error?: FloeError }) =>
      set({ ...IDLE, ...more, name, state });
    show('pending');
    return runMutation(floe, name, input, intent.current.key)
      .then(
        ({ result }) => {
          show('succeeded', { result });
          return result;
        },
        // The client throws nothing else, and no signal aborts this.
        (error: FloeError): undefined => {
          const lost = LOST.includes(error.code);
          if (!lost) intent.current = null;
          show(lost ? 'lost' : 'failed', { error });
          floe.onEvent({ type: 'failed', operation: name, error });
        },
      )
      .finally(() => {
        running.current = null;
      });
  };
  const run: Intent<N>['run'] = (name, input) => {
    // biome-ignore lint/suspicious/noAssignInExpressions: this hook has a budget of bytes
    return (running.current ??= once(name, input));
  };
  const reset = useCallback(() => {
    intent.current = null;
    set(IDLE);
  }, []);
  return { ...now, run, reset };
}

const IDLE = { state: 'idle', name: null, error: null } as const;
