/** Prints what every operation of Polar comes to through Floe, over the simulator: docs/polar-answers.md. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tellAll } from '../test/proxy/tell-all.ts';
import { answersPage } from './catalogue/answers-page.ts';

writeFileSync(join(import.meta.dirname, '../docs/polar-answers.md'), answersPage(await tellAll()));
