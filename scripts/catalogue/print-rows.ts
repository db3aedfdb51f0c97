/** The generated file of the catalogue. */
import { readFileSync } from 'node:fs';
import type { Schema, SdkRow } from '../../server-adapter/polar/catalogue/schema.ts';
import { parseModels } from './models.ts';
import { keyOf, readServices, type SdkOperation } from './read-services.ts';

/** What the SDK says, by method and path, and the models that requests are made of. */
export interface Reading {
  readonly version: string;
  readonly rows: Readonly<Record<string, SdkRow>>;
  readonly models: Readonly<Record<string, Schema>>;
}

/** Reads the SDK in a folder, e.g. `node_modules/@polar-sh/sdk`. */
export function readSdk(folder: string): Reading {
  const { version }: { version: string } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const { operations, models } = readServices(`${folder}/dist/2026-10/services`);
  const rows = Object.fromEntries(operations.map((operation) => [keyOf(operation), rowOf(operation)]));
  return { version, rows, models: parseModels(readFileSync(models, 'utf8'), Object.values(rows)) };
}

function rowOf({ summary, scopes, query, body, answer, response }: SdkOperation): SdkRow {
  return {
    summary: sentenceOf(summary),
    scopes,
    ...(query ? { query } : {}),
    ...(body ? { body } : {}),
    answer,
    ...(response && isList(response) ? { list: true } : {}),
  };
}

/** Of a list that may come in two forms, both are. */
function isList(response: Schema): boolean {
  if ('anyOf' in response) return [response.anyOf].flat().every(isList);
  return '$ref' in response && /^ListResource/.test(String(response.$ref));
}

/** The first sentence; what begins with a mark is none. */
function sentenceOf(summary: string): string {
  return /^[@*]/.test(summary) ? '' : (/^.*?\.(?= |$)/.exec(summary)?.[0] ?? summary);
}

/** The text of `server-adapter/polar/catalogue/sdk.gen.ts`. */
export function printRows({ version, rows, models }: Reading): string {
  const lines = (all: Readonly<Record<string, unknown>>) =>
    Object.entries(all).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},`);
  return [
    `// Printed from @polar-sh/sdk ${version} by \`npm run catalogue\`. Do not edit.`,
    "import type { Schema, SdkRow } from './schema.ts';",
    '',
    'export const sdkRows: Readonly<Record<string, SdkRow>> = {',
    ...lines(rows),
    '};',
    '',
    '/** What bodies and queries refer to. */',
    'export const sdkModels: Readonly<Record<string, Schema>> = {',
    ...lines(models),
    '};',
    '',
  ].join('\n');
}
