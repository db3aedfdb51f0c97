/** Prints every family's states, and the story or test that shows each, as a page: `docs/states.md`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { statesPage } from './print-states-page.ts';
import { everyStory } from './states/stories.ts';

process.chdir(join(import.meta.dirname, '..'));
mkdirSync('docs', { recursive: true });
writeFileSync('docs/states.md', statesPage(everyStory()));
