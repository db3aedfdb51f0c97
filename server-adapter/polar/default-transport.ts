import { overFetch } from './over-fetch.ts';
import type { Transport } from './transport.ts';

/**
 * The runtime's best way to Polar: on Node its own HTTP client, which takes a third of the work of `fetch`; elsewhere
 * `fetch`.
 */
export function defaultTransport(base: string): Transport {
  // The name every runtime gives itself; those that only speak Node's modules have their own.
  if (!/^Node\.js\//.test(globalThis.navigator?.userAgent ?? '')) return overFetch(base, globalThis.fetch);
  let ready: Transport | undefined;
  let opening: Promise<Transport> | undefined;
  return async (request) => {
    opening ??= import('../hosts/node/over-http.ts').then(({ openHttp }) => openHttp(base));
    ready ??= await opening;
    return ready(request);
  };
}
