// Two customers, and who calls about them: for rules of the engine that need no adapter around them.
import type { AgentCaller, Caller } from '../../server-adapter/engine/caller.ts';
import type { FloeProblem } from '../../server-adapter/engine/problem.ts';

export const ELENA = '0b2f7c1e-6d43-4a52-9f5a-2f6c1d1f0a11';
export const BEN = '5d0c1f3a-9b1e-4c57-8a64-1c2d3e4f5a6b';
export const agent: AgentCaller = { kind: 'agent', id: 'a-17', name: 'Mia', permissions: ['orders:read'] };
export const elena: Caller = { kind: 'customer', externalId: 'elena' };

/** The code a rule refuses with, the fields where it names some; `fine` where it lets pass. */
export function codeOf(work: () => unknown): string {
  try {
    work();
    return 'fine';
  } catch (error) {
    const { code, facts } = error as FloeProblem;
    return (
      facts.errors?.map((field) => `${field.path}: ${field.code}`).join() ?? `${code}${facts.denied ? ', denied' : ''}`
    );
  }
}
