import type { ColumnType } from 'kysely';

/** Postgres hands out 64-bit integers as text, PGlite as numbers; rows are read through `Number`. */
export type Int8 = ColumnType<string | number, number, number>;
/** JSON goes in as text, for `pg` would turn an array into a Postgres array. */
export type JsonColumn = ColumnType<unknown, string, string>;
