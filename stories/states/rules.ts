import type { Family } from './family.ts';

const list = <S extends string>(name: S) => `rule-list--${name}` as const;

/** The rules of the host's code, for whoever looks after them. */
export const rules: Family = {
  title: 'Rules',
  states: {
    'rules of every kind, one has acted': list('declared'),
    'stopped, and acting again': list('stopped-and-resumed'),
    'what it would do now': list('tried-out'),
    'firings of every kind, one needs a person': list('every-state'),
    'may be read, not changed': list('read-only'),
    'no rules are declared': list('none-declared'),
  },
  everywhere: {
    loading: { cannotBe: 'A line is kept for it; how many rules there are is not known before.' },
    nothing: list('none-declared'),
    'many rows': list('many'),
    'failed, and tried again': list('cannot-be-read'),
    forbidden: list('not-for-everybody'),
    unavailable: list('cannot-be-read'),
    'session expired': { cannotBe: 'The page it stands in says so first.' },
    narrow: list('many'),
    wide: list('every-state'),
    'right to left': list('right-to-left'),
    dark: list('every-state-in-the-dark'),
  },
};
