import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SyncOptions } from '../sync/options.ts';

/** The sinks that a module of the host's own exports by default: what they need, tokens above all, it reads itself. */
export async function sinksOf(path: string | undefined): Promise<SyncOptions | undefined> {
  if (path === undefined) return undefined;
  const file = pathToFileURL(resolve(path)).href;
  const { default: sinks }: { default?: unknown } = await import(file).catch(() => {
    throw new Error(`FLOE_SYNC names "${path}", which cannot be loaded as a module.`);
  });
  const isSinks = Array.isArray(sinks) || (typeof sinks === 'object' && sinks !== null && 'sinks' in sinks);
  if (!isSinks)
    throw new Error(`FLOE_SYNC names "${path}", which exports no sinks by default: export default [unleashSink(…)].`);
  // Looked at more closely when the adapter is built.
  return sinks as SyncOptions;
}
