import type { IterateOptions, IterateQuery } from '../calls.ts';
import type { Incoming } from '../engine/call.ts';
import type { Catalogue, Found } from '../engine/catalogue.ts';
import type { Done } from '../engine/done.ts';
import type { Reply } from '../engine/inquiry.ts';
import type { EnginePorts } from '../engine/ports.ts';
import type { NamedVisit } from '../engine/routes.ts';
import { createRun } from '../engine/run.ts';
import type { Services } from '../operations/services.ts';
import { polarOperations } from '../polar/catalogue/catalogue.ts';
import type { Passage } from '../polar/port.ts';
import { serveEnvelope } from './envelope.ts';
import { type Door, type FoundPorts, foundOf } from './found.ts';
import { iterate } from './iterate.ts';
import { nameAtPolar } from './names.ts';
import { serveRaw } from './raw.ts';
import { createReads } from './reads.ts';
import type { Run } from './twins.ts';

export interface ProxyOptions {
  readonly engine: EnginePorts;
  readonly services: Services;
  /** The road of Floe's own operations. */
  readonly run: Run;
  readonly waitUntil: ((work: Promise<unknown>) => void) | undefined;
}

/** All of Polar by two doors, on the same road as Floe's own operations: one more catalogue for each. */
export interface PolarDoors {
  envelope(visit: NamedVisit): Promise<Reply>;
  raw(visit: NamedVisit): Promise<Reply>;
  iterate(name: string, query?: IterateQuery, options?: IterateOptions): AsyncGenerator<unknown>;
  /** An operation of Polar in Floe's envelope, by its name in the trail. */
  run(call: Incoming): Promise<Done>;
  find: Catalogue['find'];
  /** Writes down the reads that wait to be. */
  flush(): Promise<void>;
}

export function openProxy({ engine, services, run, waitUntil }: ProxyOptions): PolarDoors {
  const reads = createReads({ ...engine, audit: engine.store.audit, waitUntil });
  const words = new WeakMap<object, Passage>();
  const ports: FoundPorts = { services, run, reads, words };
  const catalogue = catalogueOf('envelope', ports);
  const envelope = createRun({ ...engine, catalogue });
  const raw = createRun({ ...engine, catalogue: catalogueOf('raw', ports) });
  return {
    envelope: (visit) => serveEnvelope(envelope, visit),
    raw: (visit) => serveRaw({ run: raw, words }, visit),
    iterate: (name, query, options) =>
      iterate({ run: envelope, newId: engine.newId, clock: engine.clock }, name, query, options),
    run: envelope,
    find: catalogue.find,
    flush: reads.flush,
  };
}

function catalogueOf(door: Door, ports: FoundPorts): Catalogue {
  const made = new Map<string, Found>();
  return {
    find: async (name) => {
      const operation = polarOperations.get(nameAtPolar(name));
      if (!operation) return null;
      const found = made.get(name) ?? foundOf(operation, door, ports);
      made.set(name, found);
      return found;
    },
  };
}
