/** The public doors of the package: the source behind each, and where it may run. `package.json` must list the same. */

export interface Door {
  /** The subpath in `exports`. */
  path: string;
  /** The module behind it. */
  source: string;
  /** The built module, without its ending. */
  built: string;
  /** `browser`: every module stays a file of its own, so that bundlers drop what is not used. `server`: chunks with their dependencies inside. */
  kind: 'browser' | 'server';
  /** Whether the built door must also bundle for a browser, with neither `node:` nor a server's packages in it. */
  runsInBrowser: boolean;
}

const browser = (path: string, source: string): Door => ({
  path,
  source,
  built: source.replace(/^src\//, '').replace(/\.tsx?$/, ''),
  kind: 'browser',
  runsInBrowser: true,
});

/** A framework's door. Those that run at the edge have nothing of Node in them. */
const host = (name: string, runsInBrowser: boolean): Door => ({
  path: `./server/${name}`,
  source: `server-adapter/hosts/${name}.ts`,
  built: `server/${name}`,
  kind: 'server',
  runsInBrowser,
});

export const DOORS: readonly Door[] = [
  browser('.', 'src/index.ts'),
  browser('./react', 'src/react/index.ts'),
  browser('./components', 'src/components/index.ts'),
  browser('./desk', 'src/components/desk.ts'),
  browser('./usage', 'src/components/usage.ts'),
  browser('./entitlements', 'src/components/entitlements.ts'),
  browser('./openfeature', 'src/openfeature/index.ts'),
  {
    path: './openfeature/server',
    source: 'server-adapter/openfeature/index.ts',
    built: 'openfeature/server',
    kind: 'server',
    runsInBrowser: false,
  },
  browser('./license', 'src/license/index.ts'),
  browser('./rules', 'src/components/rules.ts'),
  { path: './server', source: 'server-adapter/index.ts', built: 'server/index', kind: 'server', runsInBrowser: false },
  host('node', false),
  host('express', false),
  host('fastify', false),
  host('hono', true),
  host('next', true),
  host('fetch', true),
  {
    path: './server/sync',
    source: 'server-adapter/sync/index.ts',
    built: 'server/sync',
    kind: 'server',
    runsInBrowser: true,
  },
  {
    path: './server/ai',
    source: 'server-adapter/usage/ai/meter-tokens.ts',
    built: 'server/ai',
    kind: 'server',
    runsInBrowser: true,
  },
  {
    path: './simulator',
    source: 'src/simulator/index.ts',
    built: 'simulator/index',
    kind: 'server',
    runsInBrowser: true,
  },
];

/** The command line's module: built beside the server doors, reached by the bin alone. */
export const COMMAND_LINE = { source: 'server-adapter/cli/floe.ts', built: 'server/cli' };

/** The built declaration of a source file. */
export function declarationOf(source: string): string {
  return `dist/types/${source.replace(/\.tsx?$/, '.d.ts')}`;
}
