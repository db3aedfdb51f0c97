import { createServer, type RequestListener, type Server } from 'node:http';

/** What a connection may cost before anybody knows who is calling. Times in ms. */
export interface Limits {
  /** All headers of a request together, bytes. */
  readonly maxHeaderSize: number;
  /** From the first byte of a request to the last of its headers. */
  readonly headersTimeout: number;
  /** From the first byte of a request to the last of its body. */
  readonly requestTimeout: number;
  /** How often late connections are looked for: without it a limit of ten seconds is one of forty. */
  readonly connectionsCheckingInterval: number;
  readonly maxConnections: number;
}

export const LIMITS: Limits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
  // Every browser with an open page keeps one.
  maxConnections: 10_000,
};

/** A server on which slow or swollen requests cost a socket for some seconds and nothing more. */
export function guardedServer(listener: RequestListener, { maxConnections, ...limits }: Limits = LIMITS): Server {
  const server = createServer(limits, listener);
  server.maxConnections = maxConnections;
  return server;
}
