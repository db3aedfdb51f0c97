// Which ticket a call is made from, and who the trail says has acted.
import { describe, expect, it } from 'vitest';
import type { Caller } from '../../server-adapter/engine/caller.ts';
import { actorOf } from '../../server-adapter/engine/session.ts';
import { ticketOf } from '../../server-adapter/engine/ticket.ts';
import { agent, BEN, codeOf, ELENA, elena } from './callers.ts';

describe('the ticket', () => {
  const ticket = { system: 'desk', id: 'T-1', url: 'https://desk.example.com/T-1' };

  it('of the session wins, proven by the token where nothing else is said', () => {
    expect(ticketOf({ ...agent, ticket }, undefined)).toStrictEqual({ ...ticket, proof: 'token' });
    expect(ticketOf({ ...agent, ticket: { ...ticket, proof: 'helpdesk' } }, null)).toStrictEqual({
      ...ticket,
      proof: 'helpdesk',
    });
    const { url: _none, ...bare } = ticket;
    expect(ticketOf({ ...agent, ticket: bare }, { ...ticket, url: 'https://evil.example' })).toStrictEqual({
      ...bare,
      proof: 'token',
    });
  });

  it.each([
    { system: 'desk', id: 'T-2' },
    { system: 'front', id: 'T-1' },
  ])('of the session is no other than the page’s: %j', (claim) => {
    expect(codeOf(() => ticketOf({ ...agent, ticket }, claim))).toBe('forbidden, denied');
  });

  it('of the page is a claim', () => {
    expect(ticketOf(agent, ticket)).toStrictEqual({ ...ticket, proof: 'claimed' });
    expect(ticketOf(agent, { system: 'desk', id: 'T-1' })).toStrictEqual({
      system: 'desk',
      id: 'T-1',
      proof: 'claimed',
    });
    expect(ticketOf(agent, null)).toBeNull();
    expect(ticketOf(agent, undefined)).toBeNull();
  });

  it.each<[unknown, string]>([
    ['T-1', 'ticket: wrong_type'],
    [['desk', 'T-1'], 'ticket: wrong_type'],
    [{}, 'ticket.system: required'],
    [{ system: 'desk' }, 'ticket.id: required'],
    [{ id: 'T-1' }, 'ticket.system: required'],
    [{ system: '', id: 'T-1' }, 'ticket.system: too_short'],
    [{ system: 'desk', id: 7 }, 'ticket.id: wrong_type'],
    [{ system: 'x'.repeat(41), id: 'T-1' }, 'ticket.system: too_long'],
    [{ system: 'desk', id: 'x'.repeat(201) }, 'ticket.id: too_long'],
    [{ ...ticket, url: `https://x.example/${'x'.repeat(2000)}` }, 'ticket.url: too_long'],
    [{ ...ticket, url: 'javascript:alert(1)' }, 'ticket.url: bad_format'],
    [{ ...ticket, url: 'xhttp://desk.example.com' }, 'ticket.url: bad_format'],
    [{ ...ticket, url: 'httpsx://desk.example.com' }, 'ticket.url: bad_format'],
    [{ ...ticket, url: 'desk' }, 'ticket.url: bad_format'],
    [{ ...ticket, proof: 'token' }, 'ticket.proof: unrecognized'],
    [{ ...ticket, toString: 'x' }, 'ticket.toString: unrecognized'],
  ])('is not %j', (claim, problem) => {
    expect(codeOf(() => ticketOf(agent, claim))).toBe(problem);
  });

  it.each([
    { system: 'x'.repeat(40), id: 'x'.repeat(200) },
    { system: 'desk', id: 'T-1', url: 'http://desk.example.com/' },
    { system: 'desk', id: 'T-1', url: `https://x.example/${'x'.repeat(1982)}` },
  ])('may be as long as %#', (claim) => {
    expect(ticketOf(agent, claim)).toStrictEqual({ ...claim, proof: 'claimed' });
  });
});

describe('the actor', () => {
  it.each<[Caller, string | null, object]>([
    [elena, ELENA, { kind: 'customer', id: ELENA }],
    [{ kind: 'customer', customerId: BEN, externalId: 'ben' }, null, { kind: 'customer', id: BEN }],
    [elena, null, { kind: 'customer', id: 'elena' }],
    [{ kind: 'customer' }, null, { kind: 'customer', id: '' }],
    [agent, ELENA, { kind: 'agent', id: 'a-17', name: 'Mia' }],
    [{ kind: 'agent', id: 'a-18', permissions: [] }, null, { kind: 'agent', id: 'a-18' }],
    [{ kind: 'service', id: 'cron', permissions: [] }, null, { kind: 'service', id: 'cron' }],
  ])('of %j about %s', (caller, customerId, actor) => {
    expect(actorOf(caller, customerId)).toStrictEqual(actor);
  });
});
