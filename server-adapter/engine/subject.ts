import type { Operation } from '../../src/contract/define.ts';
import type { Directory, Subject } from './call.ts';
import { type Caller, type CustomerRef, connectionOf, pinOf } from './caller.ts';
import type { Scope } from './policy.ts';
import { forbidden, invalidField } from './problem.ts';

const KEYS = ['id', 'externalId', 'email'] as const;
const GUID = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i;

/** Reads the envelope's `customer`: exactly one of `id`, `externalId`, `email`. */
export function readRef(value: unknown): CustomerRef | undefined {
  if (value === undefined || value === null) return undefined;
  const [first, ...rest] = Object.entries(Object(value));
  const name = KEYS.find((key) => key === first?.[0]);
  if (!first || !name || rest.length > 0) {
    throw invalidField('customer', 'bad_format', 'Name a customer by exactly one of id, externalId, email.');
  }
  const text: unknown = first[1];
  if (typeof text !== 'string' || text === '' || text.length > 320) {
    throw invalidField(`customer.${name}`, 'bad_format', 'This must be text of 1 to 320 characters.');
  }
  if (name === 'id') {
    if (!GUID.test(text)) throw invalidField('customer.id', 'bad_format', 'This must be an id of Polar (a UUID).');
    return { id: text };
  }
  return name === 'email' ? { email: text } : { externalId: text };
}

/** How the named customer stands to the caller, as far as it is clear without asking anyone. */
export function scopeOf(caller: Caller, named: CustomerRef | undefined): Scope {
  if (caller.kind === 'customer') return named && 'email' in named ? 'somebody_else' : 'self';
  return named || pinOf(caller) ? 'named' : 'nobody';
}

interface Question {
  readonly caller: Caller;
  readonly named: CustomerRef | undefined;
  readonly entry: Pick<Operation, 'kind' | 'subject'>;
  readonly directory: Directory;
}

/** Whom the call is about. A caller that stands for one customer gets that one, and is refused any other. */
export async function subjectOf({ caller, named, entry, directory }: Question): Promise<Subject> {
  const connection = connectionOf(caller);
  if (caller.kind === 'customer') {
    if (entry.subject === 'none' && !named) return { customerId: caller.customerId ?? null };
    const self = await directory.self(connection, caller);
    if (named && !(await isSame(named, { caller, self, directory }))) throw foreign();
    return self;
  }
  const pin = pinOf(caller);
  if (pin && entry.subject === 'none' && !named) return { customerId: null };
  if (pin) return { customerId: await pinned({ connection, pin, named, directory }) };
  // A page names its customer once, for all its calls; one that is about nobody does not look.
  if (entry.subject === 'none') return { customerId: null };
  if (!named) {
    if (entry.subject === 'optional') return { customerId: null };
    throw invalidField('customer', 'required', 'Say which customer this is about.');
  }
  if (entry.kind === 'mutation' && !('id' in named)) {
    throw invalidField('customer.id', 'required', 'A change names the customer by the id shown on screen.');
  }
  return { customerId: await directory.find(connection, named) };
}

const foreign = () => forbidden('The customer named is not the one this caller stands for.');

async function isSame(
  named: CustomerRef,
  { caller, self, directory }: { caller: Caller & { kind: 'customer' }; self: Subject; directory: Directory },
): Promise<boolean> {
  if ('id' in named) return sameId(named.id, self.customerId);
  if (!('externalId' in named)) return false;
  if (caller.externalId !== undefined) return caller.externalId === named.externalId;
  return sameId(await directory.find(connectionOf(caller), named), self.customerId);
}

async function pinned({
  connection,
  pin,
  named,
  directory,
}: {
  connection: string;
  pin: CustomerRef;
  named: CustomerRef | undefined;
  directory: Directory;
}): Promise<string | null> {
  const id = await directory.find(connection, pin);
  if (!named || JSON.stringify(named) === JSON.stringify(pin)) return id;
  const other = 'id' in named ? named.id : await directory.find(connection, named);
  if (!sameId(other, id)) throw foreign();
  return id;
}

export function sameId(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a.toLowerCase() === b.toLowerCase();
}
