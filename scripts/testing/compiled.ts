import { join } from 'node:path';

/**
 * Where processes keep what Node has compiled, for the next one that loads the same files. Node knows what is stale in
 * it. A run starts hundreds of processes, most of them to be killed soon.
 */
export const COMPILED = { NODE_COMPILE_CACHE: join(import.meta.dirname, '../../node_modules/.cache/floe-compiled') };
