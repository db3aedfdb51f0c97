import { join } from 'node:path';
import { FILES } from './vitest.config.ts';

// Most of the adapter is loaded when it is first needed, which would be in the middle of some test: what runs while a
// file is loaded would count as that test's alone. So all that is mutated is loaded before the first one.
for (const file of process.env[FILES]?.split(',') ?? []) await import(join(process.cwd(), file));
