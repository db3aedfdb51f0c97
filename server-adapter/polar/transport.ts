/** One request to Polar, as it goes out. */
export interface Outgoing {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string | undefined;
  /** Ends the exchange, its body included. */
  readonly signal: AbortSignal;
}

/** Polar's answer, as soon as its head is there. Its body is read in one of these ways or dropped, once. */
export interface Arrived {
  readonly status: number;
  header(name: string): string | null;
  /** The whole body; null when it has more than so many bytes, and rejects when it does not arrive whole. */
  text(most: number): Promise<string | null>;
  /** The body as it comes; throws when it does not arrive whole. */
  parts(): AsyncIterable<Uint8Array>;
  drop(): void;
}

/**
 * Carries requests to one base URL. It sends a request once or not at all, follows no redirect, and rejects with the
 * error of the connection, from which `neverLeft` tells whether anything was sent.
 */
export type Transport = (request: Outgoing) => Promise<Arrived>;
