/** The page about what every operation of Polar came to. */
import type { Told } from '../../test/proxy/tell-all.ts';
import { UNVERIFIED } from './unverified.ts';

const INTRO = `# What every operation of Polar came to

<!-- Printed by \`npm run answers\`. Do not edit. -->

Each operation was called with arguments that mean something, over a shop of the [simulator](../decisions/0003-the-simulator-is-judged.md)
that has one of everything: by both shapes of [the proxy](polar.md) and as [a tool](mcp.md), where a person said yes to
every change. \`2xx\` is an answer in the shape that Polar's SDK gives it; \`501\` the simulator does not have;
*unverified*: no recording of a running Polar has it.`;

export function answersPage(told: readonly Told[]): string {
  const called = told.filter(({ polar }) => polar !== 'refused by rule');
  const missing = called.filter(({ polar }) => polar === '501').length;
  return [
    INTRO,
    '',
    `${told.length} operations: ${told.length - called.length} refused by rule, ${called.length} callable, of which ${missing} are 501.`,
    '',
    '| operation | polar | polar-raw | tool | |',
    '|---|---|---|---|---|',
    ...told.map((one) => `| ${cellsOf(one).join(' | ')} |`),
    '',
  ].join('\n');
}

const cellsOf = ({ name, ...one }: Told): string[] => [
  `\`${name}\``,
  one.polar,
  one['polar-raw'],
  one.tool,
  UNVERIFIED.has(name) ? '*unverified*' : '',
];
