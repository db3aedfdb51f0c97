import type { Json } from './json.ts';

/** How far a recurring read has come. */
export interface Bookmark {
  readonly place: Json;
  /** When the place was kept. */
  readonly at: number;
}

export interface BookmarkStore {
  read(connection: string, name: string): Promise<Bookmark | null>;
  /** Leases the work to this process when it is due and nobody has it. `place` is null before the first time. */
  take(
    connection: string,
    name: string,
    when: { readonly now: number; readonly leaseUntil: number },
  ): Promise<{ readonly place: Json } | null>;
  /** Keeps how far it came, ends the lease and says when it is due again. */
  keep(
    connection: string,
    name: string,
    mark: { readonly place: Json; readonly at: number; readonly dueAt: number },
  ): Promise<void>;
}
