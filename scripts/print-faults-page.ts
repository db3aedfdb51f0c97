import { answersTo } from '../test/faults/answers.ts';
import { OTHER_FAULTS, type OtherFault } from '../test/faults/other-faults.ts';
import { UPSTREAM_FAULTS, upstreamFaultNames } from '../test/faults/upstream-faults.ts';

const HEAD = `# Faults

What Floe does when something around it breaks. Everything on this page happens in the tests: the first table is made by
letting each fault happen to a real adapter over a simulated Polar, \`node scripts/print-faults.ts\` writes it anew.

## Between the adapter and Polar

A read is repeated up to twice before it fails. A change is sent once; where its answer is lost, it is read back. A
refund is sent once, whatever happens; the last column says how it stands a quarter of an hour later, when a person
is asked about what nobody can know. \`failed\` is said only where it is certain that nothing was paid.

| fault | a read | a change | a refund | later |
| ----- | ------ | -------- | -------- | ----- |
`;

/** The page of faults, as `docs/faults.md` has it. */
export async function faultsPage(): Promise<string> {
  const lines: string[] = [];
  for (const name of upstreamFaultNames) {
    const { read, change, refund } = await answersTo(name);
    lines.push(`| ${[UPSTREAM_FAULTS[name].what, read, change, ...refund].join(' | ')} |`);
  }
  const others = Object.entries(OTHER_FAULTS).map(([title, faults]) => section(title, faults));
  return `${HEAD}${lines.join('\n')}\n${others.join('')}`;
}

function section(title: string, faults: readonly OtherFault[]): string {
  const rows = faults.map(({ what, does, shown }) => `| ${what} | ${does} | \`${shown}\` |`);
  return `\n## ${title}\n\n| fault | what Floe does | shown in |\n| ----- | -------------- | -------- |\n${rows.join('\n')}\n`;
}
