/** Looks into the built package: what a door reaches, as files and as a browser bundle. */
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { type OutputChunk, rolldown } from 'rolldown';
import { parseSync } from 'rolldown/utils';

/** What a browser door leaves to its host. */
export const HOST_PACKAGES = /^(react|react-dom|@tanstack\/react-query|@radix-ui\/react-(dialog|slot))(\/|$)/;

export interface Reached {
  /** Built files reached by static imports alone: what loading the door loads. */
  eager: string[];
  /** Those and everything behind dynamic imports. */
  all: string[];
  /** Bare specifiers of all of them. */
  packages: string[];
}

/** Follows a built module's imports through `dist`. */
export function reach(entry: string): Reached {
  const packages = new Set<string>();
  const walk = (dynamic: boolean) => {
    const seen = new Set<string>();
    const waiting = [entry];
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      if (seen.has(file)) continue;
      seen.add(file);
      for (const specifier of specifiers(file, dynamic)) {
        if (specifier.startsWith('.')) waiting.push(normalize(join(dirname(file), specifier)));
        else packages.add(specifier);
      }
    }
    return [...seen];
  };
  return { eager: walk(false), all: walk(true), packages: [...packages] };
}

function specifiers(file: string, dynamic: boolean): string[] {
  const source = readFileSync(file, 'utf8');
  const { module } = parseSync(file, source);
  const imports = module.staticImports.map(({ moduleRequest }) => moduleRequest.value);
  const exports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest.value] : [])),
  );
  const later = module.dynamicImports.map(({ moduleRequest: { start, end } }) => source.slice(start + 1, end - 1));
  return [...imports, ...exports, ...(dynamic ? later : [])];
}

/** The declarations that a built declaration reaches, and the packages they name. */
export function reachDeclarations(entry: string): { files: string[]; packages: string[] } {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const [, specifier] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)) {
      if (!specifier?.startsWith('.')) packages.add(specifier ?? '');
      else waiting.push(normalize(join(dirname(file), specifier.replace(/\.js$/, '.d.ts'))));
    }
  }
  return { files: [...seen], packages: [...packages] };
}

export interface BundleOptions {
  /** The module to bundle, as source text that may import built files by absolute path. */
  source: string;
  /** Packages left to the host. */
  external: RegExp;
  /** Names survive without it. @default true */
  minify?: boolean;
}

/** Bundles a piece of a host's code for browsers, as a host would: minified, split at dynamic imports. */
export async function bundleForBrowser({ source, external, minify = true }: BundleOptions): Promise<OutputChunk[]> {
  const entry = '\0host';
  const build = await rolldown({
    input: entry,
    platform: 'browser',
    external,
    onLog: (level, log, next) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : next(level, log)),
    plugins: [
      { name: 'host', resolveId: (id) => (id === entry ? id : null), load: (id) => (id === entry ? source : null) },
    ],
  });
  // Notes that bundlers leave for each other, such as which calls are pure, are not in what a host's last step sends.
  const { output } = await build.generate({ format: 'esm', minify, comments: !minify });
  return output.filter((file) => file.type === 'chunk');
}
