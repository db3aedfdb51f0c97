// Whom a call is about: read from the envelope, held against the caller.
import { describe, expect, it } from 'vitest';
import type { Directory, Subject } from '../../server-adapter/engine/call.ts';
import type { Caller, CustomerRef } from '../../server-adapter/engine/caller.ts';
import type { FloeProblem } from '../../server-adapter/engine/problem.ts';
import { readRef, sameId, scopeOf, subjectOf } from '../../server-adapter/engine/subject.ts';
import { agent, BEN, codeOf, ELENA, elena } from './callers.ts';

describe('a customer named in the envelope', () => {
  it.each([
    [{ id: ELENA }, { id: ELENA }],
    [{ id: ELENA.toUpperCase() }, { id: ELENA.toUpperCase() }],
    [{ externalId: 'x'.repeat(320) }, { externalId: 'x'.repeat(320) }],
    [{ email: 'e' }, { email: 'e' }],
    [undefined, undefined],
    [null, undefined],
  ])('%j is taken', (named, read) => {
    expect(readRef(named)).toEqual(read);
  });

  it.each<[unknown, string]>([
    [ELENA, 'customer: bad_format'],
    [[ELENA], 'customer: bad_format'],
    [[['id', ELENA]], 'customer: bad_format'],
    [7, 'customer: bad_format'],
    [{}, 'customer: bad_format'],
    [{ name: 'Elena' }, 'customer: bad_format'],
    [{ id: ELENA, email: 'e' }, 'customer: bad_format'],
    [{ id: '' }, 'customer.id: bad_format'],
    [{ id: 7 }, 'customer.id: bad_format'],
    [{ id: `${ELENA}0` }, 'customer.id: bad_format'],
    [{ id: `0${ELENA}` }, 'customer.id: bad_format'],
    [{ id: ELENA.replaceAll('-', '') }, 'customer.id: bad_format'],
    [{ externalId: '' }, 'customer.externalId: bad_format'],
    [{ externalId: null }, 'customer.externalId: bad_format'],
    [{ email: 'x'.repeat(321) }, 'customer.email: bad_format'],
  ])('%j is refused', (named, problem) => {
    expect(codeOf(() => readRef(named))).toBe(problem);
  });

  it.each<[Caller, CustomerRef | undefined, string]>([
    [elena, undefined, 'self'],
    [elena, { id: BEN }, 'self'],
    [elena, { externalId: 'ben' }, 'self'],
    // A customer is never known by an e-mail.
    [elena, { email: 'elena@example.com' }, 'somebody_else'],
    [agent, undefined, 'nobody'],
    [agent, { email: 'elena@example.com' }, 'named'],
    [{ ...agent, customer: { id: ELENA } }, undefined, 'named'],
  ])('to %j, %j is %s', (caller, named, scope) => {
    expect(scopeOf(caller, named)).toBe(scope);
  });
});

describe('two ids', () => {
  it.each([
    [ELENA, ELENA, true],
    [ELENA, ELENA.toUpperCase(), true],
    [ELENA, BEN, false],
    [null, ELENA, false],
    [ELENA, null, false],
    // Two who have no account are not the same person.
    [null, null, false],
  ])('%s and %s', (a, b, same) => {
    expect(sameId(a, b)).toBe(same);
  });
});

describe('the subject', () => {
  const people: Readonly<Record<string, string>> = { elena: ELENA, ben: BEN, [ELENA]: ELENA, [BEN]: BEN };
  const asked: string[] = [];
  const directory: Directory = {
    self: async (connection, { externalId, customerId }) => {
      asked.push(`${connection} self`);
      return { customerId: customerId ?? people[externalId ?? ''] ?? null, role: 'owner' };
    },
    find: async (connection, ref) => {
      const name = Object.values(ref)[0] ?? '';
      asked.push(`${connection} ${name}`);
      return people[name] ?? null;
    },
  };
  const of = async (
    caller: Caller,
    named?: CustomerRef,
    entry: Parameters<typeof subjectOf>[0]['entry'] = { kind: 'query', subject: 'customer' },
  ): Promise<Subject | string> => {
    asked.length = 0;
    return subjectOf({ caller, named, entry, directory }).catch(({ code, facts }: FloeProblem) =>
      facts.errors ? facts.errors.map((field) => `${field.path}: ${field.code}`).join() : `${code}, ${facts.denied}`,
    );
  };
  const self = { customerId: ELENA, role: 'owner' };
  const NEW: Caller = { kind: 'customer', externalId: 'new' };
  const byId: Caller = { kind: 'customer', customerId: ELENA };
  const none = { kind: 'query', subject: 'none' } as const;
  const optional = { kind: 'query', subject: 'optional' } as const;
  const change = { kind: 'mutation', subject: 'customer' } as const;

  it.each<[string, Caller, CustomerRef | undefined, unknown]>([
    ['itself', elena, undefined, self],
    ['itself by its id', elena, { id: ELENA.toUpperCase() }, self],
    ['itself by the host’s id', elena, { externalId: 'elena' }, self],
    ['itself by the host’s id, known by Polar’s', byId, { externalId: 'elena' }, self],
    ['another by id', elena, { id: BEN }, 'forbidden, true'],
    ['another by the host’s id', elena, { externalId: 'ben' }, 'forbidden, true'],
    ['another by the host’s id, known by Polar’s', byId, { externalId: 'ben' }, 'forbidden, true'],
    ['nobody by the host’s id, known by Polar’s', byId, { externalId: 'nobody' }, 'forbidden, true'],
    ['itself by e-mail, which proves nothing', elena, { email: 'elena' }, 'forbidden, true'],
    ['itself by e-mail, known by Polar’s id', byId, { email: 'elena' }, 'forbidden, true'],
    ['itself, who has no billing account yet', NEW, { externalId: 'new' }, { customerId: null, role: 'owner' }],
  ])('of a customer who names %s', async (_name, caller, named, expected) => {
    expect(await of(caller, named)).toEqual(expected);
  });

  it('of a customer in what is about nobody is not looked up', async () => {
    expect(await of(byId, undefined, none)).toEqual({ customerId: ELENA });
    expect(await of(elena, undefined, none)).toEqual({ customerId: null });
    expect(asked).toEqual([]);
    expect(await of(elena, { id: BEN }, none)).toBe('forbidden, true');
  });

  it.each<[string, CustomerRef | undefined, unknown]>([
    ['nobody', undefined, { customerId: ELENA }],
    ['the same', { id: ELENA }, { customerId: ELENA }],
    ['the same, spelt otherwise', { id: ELENA.toUpperCase() }, { customerId: ELENA }],
    ['the same by the host’s id', { externalId: 'elena' }, { customerId: ELENA }],
    ['another', { id: BEN }, 'forbidden, true'],
    ['another by the host’s id', { externalId: 'ben' }, 'forbidden, true'],
    ['nobody known', { externalId: 'nobody' }, 'forbidden, true'],
  ])('of an agent pinned by id who names %s', async (_name, named, expected) => {
    expect(await of({ ...agent, customer: { id: ELENA } }, named)).toEqual(expected);
  });

  it('of an agent pinned to somebody without an account is nobody, and no other may be named', async () => {
    const pinned: Caller = { ...agent, customer: { externalId: 'nobody' } };
    expect(await of(pinned)).toEqual({ customerId: null });
    expect(await of(pinned, { externalId: 'nobody' })).toEqual({ customerId: null });
    expect(await of(pinned, { externalId: 'unknown' })).toBe('forbidden, true');
  });

  it('of a pinned agent in what is about nobody is nobody, unless another is named', async () => {
    const pinned: Caller = { ...agent, customer: { id: ELENA } };
    expect(await of(pinned, undefined, none)).toEqual({ customerId: null });
    expect(asked).toEqual([]);
    expect(await of(pinned, { id: BEN }, none)).toBe('forbidden, true');
  });

  it.each<[string, CustomerRef | undefined, Parameters<typeof of>[2], unknown]>([
    ['a customer by id', { id: ELENA }, undefined, { customerId: ELENA }],
    ['a customer by the host’s id', { externalId: 'elena' }, undefined, { customerId: ELENA }],
    ['nobody', undefined, undefined, 'customer: required'],
    ['nobody, where nobody need be', undefined, optional, { customerId: null }],
    ['somebody, where nobody need be', { id: BEN }, optional, { customerId: BEN }],
    ['somebody, where it is about nobody', { id: BEN }, none, { customerId: null }],
    ['somebody to change, by id', { id: BEN }, change, { customerId: BEN }],
    ['somebody to change, by the host’s id', { externalId: 'ben' }, change, 'customer.id: required'],
    ['somebody to change, by e-mail', { email: 'ben' }, change, 'customer.id: required'],
  ])('of an agent who names %s', async (_name, named, entry, expected) => {
    expect(await of(agent, named, entry)).toEqual(expected);
  });

  it('is looked for on the caller’s own connection', async () => {
    await of({ ...agent, connection: 'second' }, { id: BEN });
    await of({ ...elena, connection: 'second' }, { id: ELENA });
    await of({ ...agent, connection: 'second', customer: { externalId: 'elena' } }, { externalId: 'elena' });
    expect(asked).toEqual(['second elena']);
  });
});
