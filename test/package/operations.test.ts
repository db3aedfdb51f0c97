import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { printContract } from '../../scripts/print-contract.ts';
import { printType } from '../../scripts/print-type.ts';

it('keeps the printed operations fresh', async () => {
  const committed = readFileSync('src/contract/operations.gen.ts', 'utf8');
  expect(committed === (await printContract()), 'src/contract/operations.gen.ts is stale: run `npm run contract`').toBe(
    true,
  );
});

it('prints what the contract’s schemas use', () => {
  expect(printType({ anyOf: [{ type: 'string', enum: ['a', 'b'] }, { type: 'string' }] }, 0)).toBe(
    "'a' | 'b' | (string & {})",
  );
  expect(printType({ type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'null' }] } }, 0)).toBe(
    '(string | null)[]',
  );
  expect(printType({ type: 'object', properties: { a: { type: 'integer' } }, additionalProperties: {} }, 0)).toBe(
    '{\n  a?: number;\n}',
  );
  expect(printType({ type: 'object', propertyNames: {}, additionalProperties: { type: 'boolean' } }, 0)).toBe(
    'Record<string, boolean>',
  );
  expect(() => printType({ type: 'date' } as never, 0)).toThrow('No type for');
});
