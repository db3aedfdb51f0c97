import type { Store } from '../store/port.ts';
import type { Directory } from './call.ts';
import type { Catalogue } from './catalogue.ts';
import type { Clock } from './clock.ts';
import type { Cursors } from './cursor.ts';
import type { House } from './policy.ts';
import type { Report } from './report.ts';

/** All that the engine needs from outside. It knows no operation and no upstream. */
export interface EnginePorts {
  readonly catalogue: Catalogue;
  readonly directory: Directory;
  readonly store: Pick<Store, 'audit' | 'changes' | 'idempotency'>;
  readonly cursors: Cursors;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly house: House;
  readonly report: Report;
  /** Whether this adapter serves the connection. */
  readonly knows: (connection: string) => boolean;
}
