/** Turns the sources behind the doors into the JavaScript of `dist`. */
import { join } from 'node:path';
import { type OutputChunk, type RolldownOutput, rolldown } from 'rolldown';
import { COMMAND_LINE, type Door } from './doors.ts';

const dist = join(import.meta.dirname, '../../dist');

/** What a host brings itself, or installs beside Floe when it wants it. */
const peers =
  /^(react|react-dom|@tanstack\/react-query|@electric-sql\/pglite|pg|pg-boss|@modelcontextprotocol\/server|@openfeature\/(server-sdk|web-sdk))(\/|$)/;
const dependencies = /^(@radix-ui\/(react-dialog|react-slot)|uqr)(\/|$)/;

/** Browser doors: one file per module, so that unused modules fall away and each says on which side it belongs. */
export async function bundleBrowser(doors: readonly Door[]): Promise<OutputChunk[]> {
  if (doors.length === 0) return [];
  const build = await rolldown({
    input: inputs(doors),
    platform: 'browser',
    external: [peers, dependencies],
  });
  return chunks(
    await build.write({
      dir: dist,
      format: 'esm',
      preserveModules: true,
      preserveModulesRoot: 'src',
      banner: ({ fileName }) => (isClientModule(fileName) ? "'use client';" : ''),
    }),
  );
}

/**
 * Hooks and components run in the browser, also where pages are rendered on the server. The doors and the families'
 * lists of parts only pass names on: marked, they would hide `Refund.Amount` from a server component.
 */
export function isClientModule(fileName: string): boolean {
  return /^(react|components)\//.test(fileName) && !/\/(index|parts)\.js$/.test(fileName);
}

/** What every operation's schemas are made of: one file, because each costs the first call the time to find and open it. */
const SCHEMAS =
  /\/node_modules\/zod\/(?!v4\/core\/(?:to-json-schema|json-schema))|\/src\/contract\/(resources\/|(define|ids|list|money|open-enum)\.ts$)/;

/** Server doors: shared and lazy chunks with zod, jose and kysely inside. */
export async function bundleServer(doors: readonly Door[], commandLine: boolean): Promise<OutputChunk[]> {
  const build = await rolldown({
    input: { ...inputs(doors), ...(commandLine ? { [COMMAND_LINE.built]: COMMAND_LINE.source } : {}) },
    platform: 'neutral',
    external: [peers, /^node:/],
    resolve: { mainFields: ['module', 'main'], conditionNames: ['import', 'default'] },
  });
  return chunks(
    await build.write({
      dir: dist,
      format: 'esm',
      chunkFileNames: 'chunks/[name]-[hash].js',
      codeSplitting: { groups: [{ name: 'schemas', test: SCHEMAS }] },
    }),
  );
}

function inputs(doors: readonly Door[]): Record<string, string> {
  return Object.fromEntries(doors.map((door) => [door.built, door.source]));
}

function chunks({ output }: RolldownOutput): OutputChunk[] {
  return output.filter((file) => file.type === 'chunk');
}
