import { createUpstream, type UpstreamOptions } from '../../server-adapter/polar/client.ts';
import type { Upstream } from '../../server-adapter/polar/port.ts';
import { type ManualPace, manualPace } from './manual-pace.ts';
import { fetchNetwork, type Network } from './network.ts';

export const NOW = Date.UTC(2026, 10, 23, 12);

export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: unknown;
}

export type Answer = (request: Sent, signal: AbortSignal) => Response | Promise<Response>;

export interface Bench {
  readonly polar: Upstream;
  readonly sent: Sent[];
  readonly pace: ManualPace;
  /** What Polar answers from now on. */
  answer(next: Answer): void;
}

let network: Network = fetchNetwork;

/** Puts all upstreams made from now on over another network. */
export function putOver(next: Network): void {
  network = next;
}

/** An upstream over a stand-in for the network, with time in the test's hands. */
export function upstreamOver(first: Answer, options: Partial<UpstreamOptions> = {}): Bench {
  let answer = first;
  const sent: Sent[] = [];
  const pace = manualPace();
  const over = network((request, signal) => {
    sent.push(request);
    return answer(request, signal);
  });
  const polar = createUpstream({
    connection: 'default',
    accessToken: 'polar_oat_canary',
    baseUrl: 'https://polar.example',
    clock: { now: () => NOW + pace.now() },
    random: () => 0.5,
    rate: false,
    pace,
    ...over,
    ...options,
  });
  return {
    polar,
    sent,
    pace,
    answer: (next) => {
      answer = next;
    },
  };
}

export const read = { method: 'GET', path: '/v1/orders/1' } as const;
export const write = { method: 'POST', path: '/v1/refunds/', body: { order_id: '1' } } as const;

export const json = (body: unknown, init: ResponseInit = {}): Response => Response.json(body, init);
