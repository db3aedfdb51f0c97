import { contract } from '../../src/contract/contract.ts';
import type { Operation } from '../../src/contract/define.ts';
import { everyOf } from '../engine/every.ts';
import type { EnginePorts } from '../engine/ports.ts';
import type { CallerVisit } from '../engine/routes.ts';
import type { Store } from '../store/port.ts';
import type { Queries } from './channel.ts';
import { createHub, type HubPorts } from './hub.ts';
import { type LivePorts, serveLive } from './route.ts';

/** The live route and the streams behind it. */
export interface Live {
  serve(visit: CallerVisit): ReturnType<typeof serveLive>;
  /** Ends every stream. */
  close(): void;
}

export interface LiveOptions extends Pick<LivePorts, 'random' | 'pollOnly'>, Pick<HubPorts, 'changed'> {
  readonly engine: EnginePorts;
  readonly store: Store;
}

export function openLive({ engine, store, changed, ...rest }: LiveOptions): Live {
  const { clock, report } = engine;
  const hub = createHub({ store, clock, report, changed, every: everyOf(clock) });
  const ports = { ...engine, ...rest, audit: store.audit, changes: store.changes, hub, changed, queries: queries() };
  return { serve: (visit) => serveLive(ports, visit), close: hub.close };
}

function queries(): Queries {
  const entries = Object.entries<Operation>(contract);
  return Object.fromEntries(entries.filter(([, { kind }]) => kind === 'query'));
}
