/** The licences of what is bundled into the built files, gathered from the packages themselves. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folders of the npm packages that module paths lie in. */
export function packagesOf(modules: Iterable<string>): string[] {
  const folders = new Set<string>();
  for (const module of modules) {
    const match = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(module.replaceAll('\0', ''));
    if (match?.[1]) folders.add(match[1]);
  }
  return [...folders].sort();
}

/** The text of THIRD-PARTY-NOTICES. Throws when a bundled package ships no licence text. */
export function printNotices(folders: readonly string[]): string {
  const parts = folders.map((folder) => {
    const manifest: { name: string; version: string; license?: string } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    );
    const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
    if (!file || !existsSync(join(folder, file)))
      throw new Error(`${manifest.name} is bundled but ships no licence text.`);
    const title = `${manifest.name} ${manifest.version} (${manifest.license ?? 'see below'})`;
    return `${title}\n${'-'.repeat(title.length)}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  });
  return ['The files in dist contain code of these packages.\n', ...parts].join('\n');
}
