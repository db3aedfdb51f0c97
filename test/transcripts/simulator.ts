import type { Benefit, DisputeKind, DisputeNews, OutsideReason, RefundMode, WorkersTake } from './seeds/notation.ts';

/** What the judge needs of the simulator: requests, the named moves and access tokens. */
export interface Simulator {
  fetch(request: Request): Promise<Response>;
  moves: {
    periodEnds(subscriptionId: string, when?: { ago?: number }): unknown;
    retryDue(orderId: string): unknown;
    cardDeclines(customerId: string): unknown;
    meterPeriodEnds(subscriptionId: string): unknown;
    graceEnds(subscriptionId: string): unknown;
    refundsGo(mode: RefundMode): unknown;
    refundOutside(orderId: string, made: { total: number; reason?: OutsideReason; pending?: true }): unknown;
    cardAsks(customerId: string): unknown;
    cardPays(customerId: string): unknown;
    challengePasses(clientSecret: string): unknown;
    challengeFails(clientSecret: string): unknown;
    checkoutExpires(checkoutId: string): unknown;
    usageWallet(customerId: string): unknown;
    refundSettles(refundId: string, state: 'succeeded' | 'failed' | 'canceled'): unknown;
    usageRuns(): unknown;
    organization(setup: { slug: string; features: Record<string, boolean> }): unknown;
    disputeOpens(orderId: string, opened: { as?: DisputeKind; total?: number; reason?: string; due?: string }): unknown;
    disputeGoes(disputeId: string, news: DisputeNews): unknown;
    disputeGrows(disputeId: string): unknown;
    checkoutsGo(mode: 'settled' | 'lost'): unknown;
    signIn(email: string | null): unknown;
    benefitsRace(turns: Benefit[]): unknown;
    workersTake(how?: WorkersTake): unknown;
    feedLags(milliseconds: number): unknown;
    receiverGoes(mode: 'gone' | 'back'): unknown;
    /** Webhooks that come due until then arrive. */
    timePasses(until: number): Promise<unknown>;
    webhookAttempts(count: number): unknown;
    endpoint(endpointId: string, change: { url?: string; enabled?: boolean }): unknown;
    clock(time: string | number | Date): unknown;
  };
  /** Letters it would have sent, oldest first, with the code or token in each. */
  mailbox: readonly { to: string; secret: string }[];
  /** Challenges of the bank, with the processor's id of each. */
  challenges(): readonly { client_secret: string; id: string }[];
  accessToken(options: { organization?: string; scopes?: string[]; expiresAt?: number | string }): string;
}

export interface Clock {
  now(): number;
}

/** Makes an empty simulator on a clock. */
export type MakeSimulator = (clock: Clock) => Simulator;
