import type { Services } from '../operations/services.ts';
import type { NewChange } from '../store/changes-port.ts';
import { createFollow, type Follow } from './follow.ts';
import { createKeyBook, type Keys } from './keys.ts';
import { createLook } from './look.ts';
import { type EntitlementOptions, graceOf } from './options.ts';
import { createShelf } from './shelf.ts';
import { type Ask, createAsk } from './standing.ts';

/** What customers may use: asked for one by one, and followed as it changes. */
export interface Entitlements extends Follow {
  /** What does this customer have? Answers the failure where nobody knows, which is to be taken as nothing. */
  readonly ask: Ask;
  /** Every name that may be asked for; null where that is not known now. */
  keys(connection: string): Promise<Keys>;
  /** Something changed at Polar, null where nobody can say what. */
  forget(connection: string, changes: readonly NewChange[] | null): void;
}

type Ports = Pick<Services, 'upstream' | 'store' | 'clock' | 'report' | 'forget'>;

export function createEntitlements(ports: Ports, options?: EntitlementOptions): Entitlements {
  const { upstream, store, clock, report, forget } = ports;
  const shelf = createShelf();
  const book = createKeyBook(upstream, clock);
  const heard: Entitlements['forget'] = (connection, changes) => {
    shelf.heard(connection, changes);
    book.heard(connection, changes);
  };
  const look = createLook({ changes: store.changes, clock, heard });
  return {
    ask: createAsk({ upstream, clock, look, shelf, graceMs: graceOf(options) }),
    ...createFollow({ store, clock, report, changed: forget }),
    keys: book.keys,
    forget: heard,
  };
}
