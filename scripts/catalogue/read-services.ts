/** Reads the operations of Polar's SDK: method, path, summary and scopes from its code, shapes from its declarations. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Schema } from '../../server-adapter/polar/catalogue/schema.ts';
import { parseSignature } from './parse-types.ts';

/** One operation as the SDK knows it. */
export interface SdkOperation {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** Any one of them is enough. */
  readonly scopes: readonly string[];
  readonly query: Schema | null;
  readonly body: Schema | null;
  readonly answer: 'json' | 'text' | 'none';
  readonly response: Schema | null;
}

export interface SdkServices {
  readonly operations: readonly SdkOperation[];
  /** The file that declares the models their shapes refer to. */
  readonly models: string;
}

/** A function of a service, whole. Those that walk the pages of a list (`iter…`) call another one. */
const FUNCTION = /^const (\w+) = \(client\) => \{\n([\s\S]*?)^\};$/gm;
const REQUEST = /client\.buildRequest\("([A-Z]+)", "([^"]+)"/;

/** Every operation of the services in a folder. */
export function readServices(folder: string): SdkServices {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mjs'));
  const operations: SdkOperation[] = [];
  let models = '';
  for (const name of files.sort()) {
    const code = readFileSync(join(folder, name), 'utf8');
    const types = join(folder, name.replace(/\.mjs$/, '.d.mts'));
    const declared = readFileSync(types, 'utf8');
    const source = /from "([^"]*\/models-[^"]+)\.mjs"/.exec(declared)?.[1];
    if (source) models = resolve(types, '..', `${source}.d.mts`);
    for (const [, name = '', text = ''] of code.matchAll(FUNCTION)) {
      const [, method, path] = REQUEST.exec(text) ?? [];
      if (method && path) operations.push({ method, path, ...spoken(text), ...shapes(declared, name, text) });
    }
  }
  return { operations: operations.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)), models };
}

/** What names an operation whatever it is called. */
export const keyOf = ({ method, path }: Pick<SdkOperation, 'method' | 'path'>): string => `${method} ${path}`;

function spoken(text: string): Pick<SdkOperation, 'summary' | 'scopes'> {
  const comment = (/\/\*\*([\s\S]*?)\*\//.exec(text)?.[1] ?? '').replace(/^\s*\*? ?/gm, '');
  const [paragraph = ''] = comment.trim().split(/\n\s*\n/);
  const scopes = /\*\*Scopes\*\*:(.*)/.exec(comment)?.[1] ?? '';
  return {
    summary: paragraph.replace(/\s+/g, ' ').trim(),
    scopes: [...scopes.matchAll(/`([^`]+)`/g)].map(([, scope = '']) => scope),
  };
}

function shapes(declared: string, name: string, text: string) {
  const signature = new RegExp(`declare const ${name}: \\(client: ClientBase\\) => ([\\s\\S]*?);\\ndeclare`).exec(
    `${declared.replaceAll('/**', '\ndeclare\n/**')}\ndeclare`,
  )?.[1];
  if (!signature) throw new Error(`The SDK declares no types for ${name}.`);
  const { parameters, result } = parseSignature(signature);
  const answer = /parseResponse\(response, "(\w+)"/.exec(text)?.[1];
  if (answer !== 'json' && answer !== 'text' && answer !== 'none')
    throw new Error(`${name} answers in a way nobody knows here: ${answer}.`);
  return {
    query: parameters.query ?? null,
    body: parameters.body ?? null,
    answer,
    response: answer === 'json' ? result : null,
  } as const;
}
