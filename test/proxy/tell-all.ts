// Every operation of Polar by every way in, with arguments that mean something: what it comes to.
import { polarOperations } from '../../server-adapter/polar/catalogue/catalogue.ts';
import type { PolarOperation } from '../../server-adapter/polar/catalogue/operation.ts';
import { misfits } from './fits.ts';
import { openDoor } from './witness.ts';
import { openModel } from './witness-model.ts';
import { openWorld } from './world.ts';

/** Reads see everything; what takes things away comes last. */
const ORDER = ['read', 'secret', 'money', 'write', 'outbound', 'destructive'];
const inOrder = (a: PolarOperation, b: PolarOperation) => ORDER.indexOf(a.effect) - ORDER.indexOf(b.effect);

export const WAYS = ['polar', 'polar-raw', 'tool'] as const;
export type Way = (typeof WAYS)[number];

/** What an operation came to by one way. */
export interface Seen {
  /** `2xx`, `refused by rule`, `501` by the simulator, or what went wrong. */
  readonly outcome: string;
  /** In Polar's own shape; undefined where it answers none. */
  readonly body?: unknown;
}

export interface Told extends Readonly<Record<Way, string>> {
  readonly name: string;
  /** Where an answer is not what Polar's SDK says it is, with the way it came. */
  readonly misfits: readonly string[];
  /** Ways by which a list or a table had nothing in it. */
  readonly empty: readonly Way[];
}

/** Each way has a world of its own, all alike: what one takes away is there for the others. */
export async function tellAll(): Promise<Told[]> {
  const ways = {
    polar: openDoor('polar', await openWorld()),
    'polar-raw': openDoor('polar-raw', await openWorld()),
    tool: await openModel(await openWorld()),
  };
  const told: Told[] = [];
  for (const operation of [...polarOperations.values()].sort(inOrder)) {
    const seen: [Way, Seen][] = [];
    for (const way of WAYS) seen.push([way, await ways[way](operation)]);
    const outcomes = Object.fromEntries(seen.map(([way, { outcome }]) => [way, outcome])) as Record<Way, string>;
    told.push({
      name: operation.name,
      ...outcomes,
      misfits: seen.flatMap(([way, one]) => misfitsOf(operation, one).map((what) => `${way} ${what}`)),
      empty: seen.filter(([, { body }]) => isEmpty(body)).map(([way]) => way),
    });
  }
  return told.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function misfitsOf({ method, path, answer }: PolarOperation, { outcome, body }: Seen): string[] {
  if (outcome !== '2xx' || body === undefined) return [];
  if (answer === 'stream') return isTable(body) ? [] : ['no table'];
  // By Floe's envelope a list says in other words how it goes on.
  return misfits(`${method} ${path}`, body).filter((what) => !/^\/pagination: missing/.test(what));
}

/** Rows of as many cells as there are names. */
function isTable(body: unknown): boolean {
  const rows = typeof body === 'string' ? body.trimEnd().split(/\r?\n/).map(widthOf) : [];
  return rows.length > 0 && rows.every((width) => width === rows[0]);
}

const widthOf = (row: string): number => row.replace(/"(?:[^"]|"")*"/g, '').split(',').length;

function isEmpty(body: unknown): boolean {
  if (typeof body === 'string') return body.trimEnd().split('\n').length < 2;
  const items: unknown = typeof body === 'object' && body !== null && 'items' in body ? body.items : null;
  return Array.isArray(items) && items.length === 0;
}
