import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleForBrowser, HOST_PACKAGES, reach, reachDeclarations } from '../../scripts/package/built.ts';
import { DOORS, declarationOf } from '../../scripts/package/doors.ts';

/** Marks of what must never come into a page, and of which no sentence of ours could be made by chance. */
const FORBIDDEN: readonly [what: string, mark: RegExp][] = [
  ['a Node module', /["'`]node:/],
  ['zod', /\bZodMini|\$ZodType|_zod\b|node_modules\/zod\//],
  ['a Postgres driver', /["'`](pg|@electric-sql\/pglite|kysely)["'`]|PGlite|PostgresDialect/],
  ['jose', /signature verification failed/],
  ['Polar’s SDK', /@polar-sh\/sdk/],
];
const TOKEN: [what: string, mark: RegExp] = ['a token of Polar', /polar_(oat|cst|pat|mst|whs)_/];

/** Packages whose names may stand in a public declaration: those that a consumer has. A server's has Node's types. */
const DECLARED =
  /^(node:\w+|react|@tanstack\/react-query|@radix-ui\/react-(dialog|slot)|@electric-sql\/pglite|pg|@modelcontextprotocol\/server|@openfeature\/(server-sdk|web-sdk))(\/|$)/;

const manifest: { exports: Record<string, object> } = JSON.parse(readFileSync('package.json', 'utf8'));

beforeAll(() => {
  expect(existsSync('dist'), 'the package is not built: run `npm run build`').toBe(true);
});

it('lists the same doors in package.json', () => {
  const doors = Object.entries(manifest.exports).filter(([path]) => !/\.(css|json)$/.test(path));
  const expected = DOORS.map((door) => [
    door.path,
    { types: `./${declarationOf(door.source)}`, default: `./dist/${door.built}.js` },
  ]);
  expect(doors).toEqual(expected);
  for (const [, door] of doors) expect(Object.keys(door)).toEqual(['types', 'default']);
});

describe.each(DOORS)('$path', ({ source, built, runsInBrowser }) => {
  const file = `dist/${built}.js`;

  it('is built, with its declaration', () => {
    expect([file, declarationOf(source)].filter((name) => !existsSync(name))).toEqual([]);
  });

  it('names no package in its declarations that a consumer lacks', () => {
    const { packages, files } = reachDeclarations(declarationOf(source));
    const strangers = packages.filter((name) => !DECLARED.test(name) || (runsInBrowser && name.startsWith('node:')));
    expect(strangers).toEqual([]);
    const leaks = files.filter((name) => /\bzod\b|@polar-sh|\bZodMini/.test(readFileSync(name, 'utf8')));
    expect(leaks).toEqual([]);
  });
});

const inBrowser = DOORS.filter(({ runsInBrowser }) => runsInBrowser);
describe.each(inBrowser)('$path in a browser', ({ built, kind }) => {
  it('bundles without anything of a server', async () => {
    const source = `export * from ${JSON.stringify(resolve(`dist/${built}.js`))}`;
    const external = kind === 'browser' ? HOST_PACKAGES : /^$/;
    const chunks = await bundleForBrowser({ source, external, minify: false });
    const outside = chunks.flatMap((chunk) => [...chunk.imports, ...chunk.dynamicImports]);
    const files = new Set(chunks.map(({ fileName }) => fileName));
    expect(outside.filter((name) => !files.has(name) && !external.test(name))).toEqual([]);
    // The simulator makes tokens: that is its work. No other door knows what one looks like.
    const marks = kind === 'browser' ? [...FORBIDDEN, TOKEN] : FORBIDDEN;
    const found = chunks.flatMap(({ code }) => marks.filter(([, mark]) => mark.test(code)).map(([what]) => what));
    expect(found).toEqual([]);
  });
});

const onServer = DOORS.filter(({ runsInBrowser }) => !runsInBrowser);
describe.each(onServer)('$path on a server', ({ built }) => {
  it('loads nothing but the engine at first', () => {
    const { eager, packages } = reach(`dist/${built}.js`);
    const marks = FORBIDDEN.filter(([what]) => what !== 'a Node module');
    const heavy = eager.flatMap((name) => {
      const text = readFileSync(name, 'utf8');
      return marks.filter(([, mark]) => mark.test(text)).map(([what]) => `${what} in ${name}`);
    });
    expect(heavy).toEqual([]);
    expect(
      packages.filter(
        (name) =>
          !/^(node:|@electric-sql\/pglite|pg$|pg-boss$|@modelcontextprotocol\/server$|@openfeature\/server-sdk$)/.test(
            name,
          ),
      ),
    ).toEqual([]);
  });
});

describe('the search', () => {
  const seen = async (source: string) => {
    const chunks = await bundleForBrowser({ source, external: /^node:/, minify: false });
    return [...FORBIDDEN, TOKEN].filter(([, mark]) => chunks.some(({ code }) => mark.test(code))).map(([what]) => what);
  };

  it.each([
    ["import { readFileSync } from 'node:fs'; console.log(readFileSync)", 'a Node module'],
    ["import * as z from 'zod/mini'; console.log(z.object({ a: z.string() }))", 'zod'],
    ["import { PostgresDialect } from 'kysely'; console.log(new PostgresDialect({}))", 'a Postgres driver'],
    ["import { jwtVerify } from 'jose'; console.log(jwtVerify)", 'jose'],
    ["console.log('polar_oat_secret')", 'a token of Polar'],
    ["const later = () => import('zod/mini'); console.log(later)", 'zod'],
  ])('finds it: %s', async (source, what) => {
    expect(await seen(source)).toContain(what);
  });
});
