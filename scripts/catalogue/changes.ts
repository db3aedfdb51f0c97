/** What an upgrade of the SDK brings. */
import type { Reading } from './print-rows.ts';

/** One line each: what came, what went, what is another now. */
export function changesBetween(
  before: Pick<Reading, 'rows' | 'models'>,
  after: Pick<Reading, 'rows' | 'models'>,
): string[] {
  return [
    ...Object.keys(after.rows)
      .filter((at) => !before.rows[at])
      .map((at) => `came     ${at}  ${after.rows[at]?.summary ?? ''}`),
    ...Object.keys(before.rows)
      .filter((at) => !after.rows[at])
      .map((at) => `went     ${at}`),
    ...Object.keys(after.rows)
      .filter((at) => before.rows[at] && differ(before.rows[at], after.rows[at]))
      .map((at) => `changed  ${at}: ${partsOf(before.rows[at], after.rows[at]).join(', ')}`),
    ...Object.keys({ ...before.models, ...after.models })
      .filter((name) => differ(before.models[name], after.models[name]))
      .map((name) => `changed  the model ${name}`),
  ];
}

const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

function partsOf(before: object = {}, after: object = {}): string[] {
  const names = Object.keys({ ...before, ...after });
  return names.filter((name) => differ(Reflect.get(before, name), Reflect.get(after, name)));
}
