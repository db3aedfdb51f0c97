import { eachMethod } from '../../server-adapter/store/each-method.ts';
import { type Store, StoreUnavailable, type Tables } from '../../server-adapter/store/port.ts';

/** What may happen to one commit: `fails` undoes it, `ack_lost` keeps it and tells the caller that it failed. */
export type CommitFault = 'fails' | 'ack_lost';

export interface Commit {
  readonly fault: CommitFault | null;
  /** Told once it is kept, with the ids of the trail's lines in it. */
  kept(lines: readonly string[]): Promise<void>;
}

/** A store whose every commit is announced first. A promise that never resolves is a process that has died. */
export function faultyStore(inner: Store, announce: () => Promise<Commit>): Store {
  async function transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    const { fault, kept } = await announce();
    if (fault === 'fails') throw new StoreUnavailable('The database is gone.');
    const lines: string[] = [];
    const result = await inner.transaction((tables) => work(noting(tables, lines)));
    await kept(lines);
    if (fault === 'ack_lost') throw new StoreUnavailable('The connection to the database broke.');
    return result;
  }
  return { ...inner, ...eachMethod(transaction), transaction, close: async () => undefined };
}

function noting(tables: Tables, lines: string[]): Tables {
  const request: Tables['audit']['request'] = (connection, row) => {
    lines.push(row.id);
    return tables.audit.request(connection, row);
  };
  return { ...tables, audit: { ...tables.audit, request } };
}
