import type { EntitlementSink } from './sink.ts';

/** Where entitlements are told to. The sinks alone, where the rest stays as it is. */
export type SyncOptions = readonly EntitlementSink[] | SyncSettings;

export interface SyncSettings {
  readonly sinks: readonly EntitlementSink[];
  /** Only these keys (`floe_key`). @default every key there is */
  readonly keys?: readonly string[] | undefined;
  /** Minutes between two comparisons of everything. @default 60 */
  readonly reconcileMinutes?: number | undefined;
  /** @default the platform's own */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

const DEFAULT_MINUTES = 60;
const MOST_MINUTES = 1_440;

export function optionsOf(options: SyncOptions) {
  const settings: SyncSettings = isList(options) ? { sinks: options } : options;
  return { reconcileMinutes: DEFAULT_MINUTES, ...settings };
}

const isList = (options: SyncOptions): options is readonly EntitlementSink[] => Array.isArray(options);

/** Throws on what could never work. */
export function assertSync(options: SyncOptions | undefined, knows: (connection: string) => boolean): void {
  if (!options) return;
  const { sinks, reconcileMinutes } = optionsOf(options);
  const names = new Set<string>();
  for (const { name, connection = 'default' } of sinks) {
    if (!/^[\w-]{1,40}$/.test(name))
      throw new Error(`Floe: a sink cannot be called "${name}"; use letters, digits, - and _.`);
    if (names.has(name))
      throw new Error(`Floe: two sinks are called "${name}". Give one of them a \`name\` of its own.`);
    if (!knows(connection))
      throw new Error(`Floe: the sink "${name}" is for the connection "${connection}", which polar does not hold.`);
    names.add(name);
  }
  if (!(reconcileMinutes >= 1 && reconcileMinutes <= MOST_MINUTES)) {
    throw new Error(
      `Floe: reconcileMinutes of sync is ${reconcileMinutes}; it is a number of minutes from 1 to ${MOST_MINUTES}.`,
    );
  }
}

/** What the sinks keep secret. */
export const sinkSecrets = (options: SyncOptions | undefined): readonly string[] =>
  options ? optionsOf(options).sinks.flatMap(({ secrets }) => secrets) : [];
