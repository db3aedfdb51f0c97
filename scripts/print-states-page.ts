import type { Family, Shown, Witness } from '../stories/states/family.ts';
import { families } from '../stories/states/states.ts';
import type { Story } from './states/stories.ts';

/** The page of every family and state, and where each can be seen. */
export function statesPage(stories: readonly Story[]): string {
  const named = new Map(stories.map((story) => [story.id, `${story.title} › ${story.name}`]));
  const all = families.flatMap((family) => rowsOf(family).map(([, shown]) => shown));
  const counts = (what: 'notBuilt' | 'cannotBe') => all.filter((shown) => what in Object(shown)).length;
  return [
    '# States',
    '',
    '<!-- Printed from stories/states by scripts/print-states.ts. Do not edit. -->',
    '',
    'Every family of components, each state it can be in, and the story or the test that shows it. Stories are looked at',
    `with \`npm run storybook\`. ${all.length} states: ${counts('notBuilt')} are not built and ${counts('cannotBe')}`,
    'cannot be met; each of those says why.',
    ...families.flatMap((family) => [
      '',
      `## ${family.title}`,
      '',
      '| state | seen in |',
      '|---|---|',
      ...rowsOf(family).map(([state, shown]) => `| ${state} | ${cell(shown, named)} |`),
    ]),
    '',
  ].join('\n');
}

/** The family's own states, then those that all have. */
export const rowsOf = ({ states, everywhere }: Family): [state: string, shown: Shown][] => [
  ...Object.entries(states),
  ...Object.entries(everywhere ?? {}),
];

/** The names that stand for a state; none where it is not built or cannot be. */
export function witnessesOf(shown: Shown): readonly Witness[] {
  if (typeof shown === 'string') return [shown];
  return 'notBuilt' in shown || 'cannotBe' in shown ? [] : shown;
}

function cell(shown: Shown, named: ReadonlyMap<string, string>): string {
  if (typeof shown === 'object' && 'notBuilt' in shown) return `**not built**: ${shown.notBuilt}`;
  if (typeof shown === 'object' && 'cannotBe' in shown) return `cannot be: ${shown.cannotBe}`;
  return witnessesOf(shown)
    .map((witness) => (isTest(witness) ? `test \`${witness}\`` : `${named.get(witness) ?? '?'} (\`${witness}\`)`))
    .join('<br>');
}

/** A story's id has no blanks in it. */
const isTest = (witness: Witness): boolean => witness.includes(' > ');
