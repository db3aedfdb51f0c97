/**
 * Prints the contract's inputs and outputs as plain interfaces, so that no public declaration names the schema library:
 * `src/contract/operations.gen.ts`. With `--check` it writes nothing and fails when the file is stale.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { printType } from './print-type.ts';

const root = join(import.meta.dirname, '..');
const target = join(root, 'src/contract/operations.gen.ts');

/** The whole text of the generated file. */
export async function printContract(): Promise<string> {
  const { contract } = await import('../src/contract/contract.ts');
  const named = await nameResources();
  const operations: string[] = [];
  const needed = new Map<string, z.core.JSONSchema.BaseSchema>();
  const shape = (schema: z.core.$ZodType, io: 'input' | 'output', indent: number) => {
    const json = z.toJSONSchema(schema, { io, metadata: named, unrepresentable: 'any' });
    for (const [name, definition] of Object.entries(json.$defs ?? {})) {
      if (typeof definition !== 'boolean') collect(needed, name, definition);
    }
    return printType(json, indent);
  };
  for (const [name, operation] of Object.entries(contract)) {
    operations.push(
      `  /** ${operation.summary} */`,
      `  '${name}': {`,
      `    kind: '${operation.kind}';`,
      `    list: ${'list' in operation};`,
      `    input: ${shape(operation.input(), 'input', 2)};`,
      `    output: ${shape(operation.output(), 'output', 2)};`,
      '  };',
    );
  }
  const resources = [...needed].sort(([a], [b]) => a.localeCompare(b));
  return [
    '// Printed from the contract by scripts/print-contract.ts. Do not edit: change the contract and run `npm run contract`.',
    '',
    ...resources.map(([name, schema]) => `${printDeclaration(name, schema)}\n`),
    '/** Every operation by name: its kind, whether it is a list, what it takes and what it answers. */',
    'export interface Operations {',
    ...operations,
    '}',
    '',
  ].join('\n');
}

/** Each resource thunk of the contract lends its name to the interface that is printed for it: `benefitGrant` is `BenefitGrant`. */
async function nameResources() {
  const names = z.registry<{ id: string }>();
  const folder = join(root, 'src/contract/resources');
  for (const file of readdirSync(folder).sort()) {
    const members: Record<string, unknown> = await import(join(folder, file));
    for (const [name, member] of Object.entries(members)) {
      if (typeof member !== 'function' || member.length > 0) continue;
      const schema: unknown = member();
      if (isSchema(schema) && !names.has(schema)) names.add(schema, { id: name[0]?.toUpperCase() + name.slice(1) });
    }
  }
  return names;
}

function isSchema(value: unknown): value is z.core.$ZodType {
  return value instanceof z.core.$ZodType;
}

function collect(
  needed: Map<string, z.core.JSONSchema.BaseSchema>,
  name: string,
  schema: z.core.JSONSchema.BaseSchema,
) {
  const before = needed.get(name);
  const text = printType(schema, 0);
  if (before && printType(before, 0) !== text)
    throw new Error(`${name} differs between input and output: give each its own resource.`);
  needed.set(name, schema);
}

function printDeclaration(name: string, schema: z.core.JSONSchema.BaseSchema): string {
  const body = printType(schema, 0);
  return body.startsWith('{') && body.endsWith('}') && schema.type === 'object'
    ? `export interface ${name} ${body}`
    : `export type ${name} = ${body};`;
}

if (process.argv[1] === import.meta.filename) {
  const text = await printContract();
  if (!process.argv.includes('--check')) writeFileSync(target, text);
  else if (readFileSync(target, 'utf8') !== text) {
    console.error('src/contract/operations.gen.ts is stale: run `npm run contract`.');
    process.exitCode = 1;
  }
}
