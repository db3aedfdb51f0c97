// A table is a Map of immutable rows by id. Every write leaves its undo in the journal, so a request that fails
// half way (a declined card after the plan was changed, say) leaves nothing behind.
//
// To add a table: `export const orders = defineTable<OrderRow>('orders')` beside the resource, and reach it with
// `world.of(orders)`. There is no list of tables to keep.

export interface Row {
  readonly id: string;
  readonly organization_id: string;
  readonly created_at: string;
  readonly modified_at: string | null;
}

export interface TableName<R extends Row> {
  readonly name: string;
  /** Carries the row type only; never set. */
  readonly row?: R;
}

export function defineTable<R extends Row>(name: string): TableName<R> {
  return { name };
}

export type NewRow<R extends Row> = Omit<R, 'id' | 'created_at' | 'modified_at'> &
  Partial<Pick<R, 'id' | 'created_at' | 'modified_at'>>;

export interface Table<R extends Row> {
  get(id: string | null | undefined): R | undefined;
  /** In order of insertion. */
  all(): readonly R[];
  where(test: (row: R) => boolean): readonly R[];
  find(test: (row: R) => boolean): R | undefined;
  /** Fills `id`, `created_at` and `modified_at: null` unless given. */
  insert(row: NewRow<R>): R;
  /** Sets `modified_at` too. Answers the new row: the old object stays as it was. */
  update(id: string, patch: Partial<R>): R;
  /** Like `update`, without touching `modified_at`. */
  patch(id: string, patch: Partial<R>): R;
  delete(id: string): void;
  /** Grows with every write, one that is taken back too. */
  version(): number;
}

interface Ground {
  uuid(): string;
  instant(): string;
  undo(step: () => void): void;
}

export function createTable<R extends Row>(name: string, ground: Ground): Table<R> {
  const rows = new Map<string, R>();
  let version = 0;
  const put = (id: string, row: R | undefined): void => {
    version += 1;
    if (row) rows.set(id, row);
    else rows.delete(id);
  };
  const write = (id: string, row: R): R => {
    const before = rows.get(id);
    ground.undo(() => put(id, before));
    put(id, row);
    return row;
  };
  const change = (id: string, patch: Partial<R>): R => {
    const before = rows.get(id);
    if (!before) throw new Error(`simulator: no row ${id} in ${name}`);
    return write(id, { ...before, ...patch });
  };
  return {
    get: (id) => (id ? rows.get(id) : undefined),
    all: () => [...rows.values()],
    where: (test) => {
      const found: R[] = [];
      for (const row of rows.values()) if (test(row)) found.push(row);
      return found;
    },
    find: (test) => {
      for (const row of rows.values()) if (test(row)) return row;
      return undefined;
    },
    insert(row) {
      // The three filled columns are exactly what NewRow leaves open.
      const whole = {
        created_at: ground.instant(),
        modified_at: null,
        ...row,
        id: row.id ?? ground.uuid(),
      } as unknown as R;
      return write(whole.id, whole);
    },
    update: (id, patch) => change(id, { modified_at: ground.instant(), ...patch }),
    patch: change,
    delete(id) {
      const before = rows.get(id);
      if (!before) return;
      ground.undo(() => put(id, before));
      put(id, undefined);
    },
    version: () => version,
  };
}
