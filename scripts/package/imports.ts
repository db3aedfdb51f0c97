/** Reads which modules the sources import. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, normalize } from 'node:path';
import { parseSync, Visitor } from 'rolldown/utils';

export interface Import {
  /** The importing file, from the repository's root. */
  file: string;
  /** A relative specifier as a path from the root, any other as written. */
  target: string;
  typeOnly: boolean;
}

/** Every source file under these folders; a folder that is not there holds none. */
export function sourceFiles(...folders: string[]): string[] {
  return folders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => ['.ts', '.tsx'].includes(extname(name)))
      .map((name) => join(folder, name)),
  );
}

/** The imports of one file: static, dynamic, re-exported, and `import('…')` in a type. */
export function importsOf(file: string, source = readFileSync(file, 'utf8')): Import[] {
  const { module, program } = parseSync(file, source);
  const found: Import[] = [];
  const add = (specifier: string, typeOnly: boolean) => {
    const target = specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier;
    found.push({ file, target, typeOnly });
  };
  for (const { moduleRequest, entries } of module.staticImports) {
    add(moduleRequest.value, entries.length > 0 && entries.every((entry) => entry.isType));
  }
  for (const { entries } of module.staticExports) {
    for (const entry of entries) if (entry.moduleRequest) add(entry.moduleRequest.value, entry.isType);
  }
  for (const { moduleRequest } of module.dynamicImports) {
    add(source.slice(moduleRequest.start + 1, moduleRequest.end - 1), false);
  }
  new Visitor({ TSImportType: (node) => add(node.source.value, true) }).visit(program);
  return found;
}
