import { createBudget, noBudget, type Rate } from './budget.ts';
import { inSession, noAnswer } from './failure.ts';
import type { Call, Identity } from './line.ts';
import type { Pace } from './pace.ts';
import type { PolarRequest, PolarResult, PortalSubject } from './port.ts';

export interface SessionOptions {
  readonly call: Call;
  readonly merchant: Identity;
  readonly clock: { now(): number };
  readonly pace: Pace;
  readonly rate: Rate | false;
}

/** Polar's answer to a minted session, as far as it is read. */
interface Minted {
  readonly token: string;
  readonly expires_at: string;
}

/** A session is renewed when less than this is left of it, so that none runs out between here and Polar. */
const MARGIN = 60_000;

/**
 * The portal session of one customer or member. It never leaves this file except as a bearer to Polar.
 * Callers who wait for the same session share one mint; a session Polar refuses is minted anew once.
 */
export function createSession(subject: PortalSubject, options: SessionOptions): CallAsCustomer {
  const { call, merchant, clock, pace, rate } = options;
  // Polar counts by customer or member, not by token, so the budget outlives the session.
  const budget = rate ? createBudget(rate, pace) : noBudget;
  let current: { readonly identity: Identity; readonly until: number } | undefined;
  let minting: Promise<PolarResult<Identity>> | undefined;

  async function mint(wanted: PolarRequest): Promise<PolarResult<Identity>> {
    const { customerId, memberId } = subject;
    const body = { customer_id: customerId, ...(memberId === undefined ? {} : { member_id: memberId }) };
    const request = { method: 'POST', path: '/v1/customer-sessions/', body, class: wanted.class } as const;
    const minted = await call<Minted>(request, merchant);
    if (!minted.ok) return inSession(minted);
    const { token, expires_at } = minted.body;
    if (!token || !expires_at) return inSession(noAnswer('unreadable', request, { status: minted.status }));
    const identity: Identity = { token, budget, usedAt: null };
    current = { identity, until: Date.parse(expires_at) - MARGIN };
    return { ok: true, status: minted.status, body: identity };
  }

  async function session(wanted: PolarRequest): Promise<PolarResult<Identity>> {
    if (current && clock.now() < current.until) return { ok: true, status: 200, body: current.identity };
    minting ??= mint(wanted).finally(() => {
      minting = undefined;
    });
    return minting;
  }

  async function once<T>(request: PolarRequest): Promise<PolarResult<T> & { readonly identity?: Identity }> {
    const held = await session(request);
    if (!held.ok) return held;
    return { ...(await call<T>(request, held.body)), identity: held.body };
  }

  return async <T>(request: PolarRequest): Promise<PolarResult<T>> => {
    const { identity, ...first } = await once<T>(request);
    if (first.ok || identity === undefined || first.failure.status !== 401) return first;
    if (current?.identity === identity) current = undefined;
    const { identity: _, ...second } = await once<T>(request);
    return second;
  };
}

/** A call as the session's customer. */
export type CallAsCustomer = <T>(request: PolarRequest) => Promise<PolarResult<T>>;
