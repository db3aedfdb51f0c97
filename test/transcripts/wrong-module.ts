import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { recordedPolar } from './recorded-polar.ts';

// A wrong simulator beside the right one, without touching a file: its modules are loaded anew under a query, and one
// text of one of them is replaced on the way in.

const ROOT = new URL('../../', import.meta.url).href;
const SIMULATOR = new URL('../../src/simulator/', import.meta.url).href;

/** One text of the simulator's source replaced by another. */
export interface Wrong {
  /** What the simulator then gets wrong. */
  name: string;
  /** From the top of the project. */
  file: string;
  text: string;
  by: string;
  /** True where no recording holds the case, so that no exchange can turn. */
  unrecorded?: boolean;
}

const active = new Map<string, Wrong>();

const wrongOf = (url: string | undefined): string | null => (url ? new URL(url).searchParams.get('wrong') : null);

function replaced(source: string, { name, file, text, by }: Wrong): string {
  const places = source.split(text).length - 1;
  if (places !== 1) throw new Error(`${name}: ${file} holds the text to replace ${places} times, not once.`);
  return source.replace(text, () => by);
}

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    const wrong = wrongOf(context.parentURL);
    const own = found.url.startsWith(SIMULATOR) || found.url.startsWith(`${ROOT}test/transcripts/recorded-polar.ts`);
    return wrong !== null && own ? { ...found, url: `${found.url}?wrong=${wrong}` } : found;
  },
  load(url, context, next) {
    const wrong = active.get(wrongOf(url) ?? '');
    const path = url.split('?')[0] ?? url;
    const loaded = next(url, context);
    if (!wrong || path !== `${ROOT}${wrong.file}`) return loaded;
    return { ...loaded, source: replaced(readFileSync(fileURLToPath(path), 'utf8'), wrong) };
  },
});

let count = 0;

/** Makes simulators with one thing wrong. Throws when the wrong does not apply to the source any more. */
export async function makeWrong(wrong: Wrong): Promise<typeof recordedPolar> {
  count += 1;
  const key = String(count);
  active.set(key, wrong);
  // Read here, for an error that names the wrong; a module that no run loads would say nothing.
  replaced(readFileSync(fileURLToPath(`${ROOT}${wrong.file}`), 'utf8'), wrong);
  const module: { recordedPolar: typeof recordedPolar } = await import(
    `${ROOT}test/transcripts/recorded-polar.ts?wrong=${key}`
  );
  return module.recordedPolar;
}
