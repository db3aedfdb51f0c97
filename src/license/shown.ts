import type { License } from './license.ts';
import { type LicenseState, unknown } from './states.ts';

/** The state that is on view, and who looks. */
export interface Shown {
  state(): LicenseState;
  /** Answers the object that stands for this state now. */
  show(next: LicenseState): LicenseState;
  readonly subscribe: License['subscribe'];
}

export function createShown(): Shown {
  const listeners = new Set<(state: LicenseState) => void>();
  let state: LicenseState = unknown('not_checked');
  return {
    state: () => state,
    show: (next) => {
      if (JSON.stringify(next) === JSON.stringify(state)) return state;
      state = next;
      for (const listener of listeners) listener(state);
      return state;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
