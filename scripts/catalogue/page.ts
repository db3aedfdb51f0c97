/** The page about every operation of Polar. */
import { isWithheld, toolName } from '../../server-adapter/mcp/tools/polar.ts';
import type { PolarOperation } from '../../server-adapter/polar/catalogue/operation.ts';
import { BEYOND } from './beyond.ts';
import { UNVERIFIED } from './unverified.ts';

const INTRO = `
Every operation of Polar is called through Floe by the same policy as Floe's own, in two shapes:

- \`ANY {base}/polar/v1/…\`: Floe's envelope. A body is \`{"input": …, "customer"?, "ticket"?}\` with Polar's fields in \`input\`;
  a list answers its items in \`result\`, with \`total\` and \`nextCursor\`, and takes \`limit\`, \`cursor\` and \`sort\` beside Polar's
  filters. For agents and services.
- \`ANY {base}/polar-raw/v1/…\`: Polar's own shape, so that any client of Polar works with a bearer of Floe and
  \`{base}/polar-raw\` as its server. For services alone; a request with a cookie or from a page is refused. \`Polar-Version\`
  2026-04 and 2026-10 are passed on. What Polar refuses is told in Polar's words, without credentials and personal data;
  what Floe refuses is \`application/problem+json\`.

The caller needs \`polar:read\` or \`polar:write\`. \`polar: {operations, tags}\` on the caller narrows that to operations by their
names or tags (\`*\`: any tag); in a token of \`jwtCallers\` or \`widgetTokens\` it is the claim \`polar\`. Operations of the portal are about one customer: named in the envelope, or by the header
\`Floe-Customer\` (Polar's id, for reads also the host's own); of a team \`Floe-Member\` says which member acts. Everything is in the audit trail as \`polar.<operation>\`: writes
before they are sent, reads after their answer, several together.

What an operation may do:

| | |
|---|---|
| read | needs \`polar:read\` |
| write, destructive | needs \`polar:write\` |
| money | is carried out by the operation of Floe beside it, with its limits, tickets, approvals and key, and its rights besides |
| secret, outbound | only for a service whose grant names the operation; credentials in the answer are masked |

*Unverified*: nobody has seen a running Polar answer it; what is known of it is from Polar's SDK and source. What each operation came to
when it was called: [answers](polar-answers.md). Polar's SDK has ${BEYOND.map((name) => `\`${name}\``).join(', ')}, which the Polar
that Floe is judged against did not have.

\`floe.polar.iterate('orders:list', { customer_id })\` walks a whole list in the host's own code, within the rate budget.

The tool is what [a model](mcp.md) calls it by; a change by one waits for a person.
`;

/** \`docs/polar.md\`. */
export function polarPage(operations: Iterable<PolarOperation>): string {
  const groups = Map.groupBy([...operations], groupOf);
  return [
    '# All of Polar',
    '',
    '<!-- Printed from the catalogue by `npm run catalogue`. Do not edit. -->',
    INTRO,
    ...[...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([group, members]) => [`## ${group}`, '', ...tableOf(members), '']),
  ].join('\n');
}

const groupOf = ({ tags }: PolarOperation): string =>
  tags[0] === 'customer_portal' ? 'customer_portal' : (tags[0] ?? '');

function tableOf(operations: readonly PolarOperation[]): string[] {
  return [
    '| operation | | what it does | tags | scopes of the token | effect | through Floe | tool |',
    '|---|---|---|---|---|---|---|---|',
    ...operations.map((operation) => `| ${cellsOf(operation).join(' | ')} |`),
  ];
}

function cellsOf(operation: PolarOperation): string[] {
  const tool = isWithheld(operation) ? '–' : `\`${toolName(operation.name)}\``;
  return [...factsOf(operation), tool];
}

function factsOf({
  name,
  method,
  path,
  summary,
  tags,
  scopes,
  effect,
  refusal,
  twin,
  subject,
}: PolarOperation): string[] {
  const through = refusal
    ? `refused: ${refusal}`
    : twin
      ? `runs ${twin}`
      : subject === 'portal'
        ? 'for one customer'
        : 'yes';
  return [
    `\`${name}\``,
    `\`${method} ${path}\``,
    summary,
    tags.join(', '),
    scopes.map((scope) => `\`${scope}\``).join(' or ') || '–',
    effect,
    UNVERIFIED.has(name) ? `${through}; *unverified*` : through,
  ];
}
