import { n } from './count.ts';

/** English of the table of keys, fetched with it. */
export const keyTable = {
  noneLike: 'No key like this.',
  filter: 'Show',
  all: 'All keys',
  key: 'Key',
  choose: (key: string) => `Choose ${key}`,
  chooseAll: 'Choose all shown',
  chosen: (count: number) => n(count, '# key chosen', '# keys chosen'),
  disableOpen: (count: number) => n(count, 'Disable # key…', 'Disable # keys…'),
  disableAsk: 'They stop working at once. Each can be enabled again.',
  disable: (count: number) => n(count, 'Disable # key', 'Disable # keys'),
  disabled: (count: number) => n(count, '# key is disabled.', '# keys are disabled.'),
};
