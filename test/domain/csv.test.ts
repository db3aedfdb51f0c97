import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvLine } from '../../src/domain/csv.ts';

it.each([
  ['=HYPERLINK("http://evil.example")', `"'=HYPERLINK(""http://evil.example"")"`],
  ['+1', `'+1`],
  ['-1', `'-1`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['\t=1', `'\t=1`],
  ['\r=1', `"'\r=1"`],
  ['plain', 'plain'],
  ['a=b', 'a=b'],
  ['two\nlines', '"two\nlines"'],
  ['', ''],
])('writes %j as %s', (text, cell) => {
  expect(csvLine([text])).toBe(`${cell}\r\n`);
});

it('leaves numbers and gaps as they are', () => {
  expect(csvLine([-5, 0, null, undefined, 'x'])).toBe('-5,0,,,x\r\n');
});

it('is read back as it was, but for the apostrophe, and no cell starts a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (cells) => {
      const read = parse(csvLine(cells));
      expect(read).toEqual(cells.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)));
    }),
  );
});

/** The other half of RFC 4180, for one line. */
function parse(line: string): string[] {
  const cells: string[] = [];
  const cell = /("(?:[^"]|"")*"|[^,\r\n"]*)(,|\r\n)/gy;
  for (let found = cell.exec(line); found; found = cell.exec(line)) {
    const [, text = ''] = found;
    cells.push(text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text);
    if (found[2] === '\r\n' && cell.lastIndex === line.length) break;
  }
  return cells;
}
