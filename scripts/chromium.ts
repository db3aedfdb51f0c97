/**
 * The browser of every test, screenshot and walk: `FLOE_CHROMIUM`, else an installed Chromium, else the one from npm.
 * Run by itself it prints which one that is.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const installedNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chromium-headless-shell',
];
const installedPlaces = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** Where the browser came from and how to start it. `env` is for the browser process alone. */
export interface Chromium {
  source: 'FLOE_CHROMIUM' | 'installed' | 'npm';
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}

export interface ChromiumSearch {
  env?: NodeJS.ProcessEnv;
  /** Finds the package that carries the browser; answers null when it is not installed. */
  fromPackage?: () => string | null;
}

/** Resolves the browser, unpacking the one from npm on first use. Throws when there is none: a browser test is never skipped in silence. */
export function findChromium({ env = process.env, fromPackage = packageFolder }: ChromiumSearch = {}): Chromium {
  const asked = env.FLOE_CHROMIUM;
  if (asked) {
    if (!existsSync(asked))
      throw new Error(`FLOE_CHROMIUM is ${asked}, but there is no such file. Unset it or point it at a Chromium.`);
    return { source: 'FLOE_CHROMIUM', executablePath: asked, args: baseArgs(), env: plainEnv(env) };
  }
  const installed = installedChromium(env.PATH ?? '');
  if (installed) return { source: 'installed', executablePath: installed, args: baseArgs(), env: plainEnv(env) };
  const packaged = fromPackage();
  if (packaged) return packagedChromium(packaged, env);
  throw new Error(
    'No Chromium: FLOE_CHROMIUM is not set, none is installed, and the one from npm is missing. Run "npm ci", install Chromium, or set FLOE_CHROMIUM to its path.',
  );
}

/** The same, in the shape Playwright's `launch` takes. */
export function launchOptions(search?: ChromiumSearch): {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
} {
  const { executablePath, args, env } = findChromium(search);
  return { executablePath, args, env };
}

function installedChromium(path: string): string | undefined {
  const named = path.split(delimiter).filter((folder) => folder !== '' && !folder.includes('node_modules'));
  const places = named.flatMap((folder) => installedNames.map((name) => join(folder, name)));
  return [...places, ...installedPlaces].find((place) => existsSync(place));
}

function packageFolder(): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  try {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    return dirname(dirname(entry));
  } catch {
    return null;
  }
}

/**
 * The package unpacks to fixed names in the temp folder and takes whatever already lies there, so it gets a folder of its own, named for
 * its version. Its libraries (libnss3, libnspr4, libexpat) are unpacked beside it: a bare machine has none of them.
 */
function packagedChromium(folder: string, env: NodeJS.ProcessEnv): Chromium {
  const manifest: { version: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const home = join(folder, '..', '..', '.cache', 'floe-chromium', manifest.version);
  if (!existsSync(home)) unpack(folder, home);
  return {
    source: 'npm',
    executablePath: join(home, 'chromium'),
    // Painting by the processor outright costs a third of a graphics card that the processor plays.
    args: [...baseArgs(), '--no-zygote', '--disable-gpu'],
    env: { ...plainEnv(env), LD_LIBRARY_PATH: join(home, 'al2023', 'lib'), FONTCONFIG_FILE: join(home, 'fonts.conf') },
  };
}

function unpack(folder: string, home: string): void {
  const partial = `${home}.partial-${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const code = `
    const { inflate } = await import(${JSON.stringify(pathToFileURL(join(folder, 'build', 'lambdafs.js')).href)});
    const files = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];
    await Promise.all(files.map((file) => inflate(${JSON.stringify(join(folder, 'bin'))} + '/' + file)));
  `;
  const run = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    env: { ...process.env, TMPDIR: partial },
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`Could not unpack Chromium into ${partial}: ${run.stderr}`);
  writeFileSync(join(partial, 'fonts.conf'), fontsConf(home));
  try {
    renameSync(partial, home);
  } catch (error) {
    // Two processes may unpack at once; the folder that stands first serves both.
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
}

/** A machine without fonts still gets one family: Chromium renders nothing at all without any. */
function fontsConf(home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${home}/fonts</dir>
  <cachedir>${home}/fonts-cache</cachedir>
</fontconfig>
`;
}

function baseArgs(): string[] {
  const root = process.getuid?.() === 0;
  return ['--font-render-hinting=none', ...(root || process.env.CI ? ['--no-sandbox'] : [])];
}

function plainEnv(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

if (process.argv[1] === import.meta.filename) {
  const { source, executablePath } = findChromium();
  console.log(`${executablePath} (${source})`);
}
