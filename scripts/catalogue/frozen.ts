/** The table that fixes what each operation is: nothing in it changes without somebody seeing it. */
import type { PolarOperation } from '../../server-adapter/polar/catalogue/operation.ts';

/** One line for each: name, method, path, scopes, effect, and how it is refused or what runs in its place. */
export function frozenTable(operations: Iterable<PolarOperation>): string {
  const lines = [...operations].map(({ name, method, path, scopes, effect, twin, refusal }) =>
    [name, method, path, scopes.join(' ') || '-', effect, refusal ? 'refused' : (twin ?? '-')].join('\t'),
  );
  return `${['operation\tmethod\tpath\tscopes\teffect\tcalled as', ...lines.sort()].join('\n')}\n`;
}
