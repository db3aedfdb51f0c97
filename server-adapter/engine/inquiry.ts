/** A request as far as the engine reads it, whoever brought it: the web, or a host that has it in another form. */
export interface Inquiry {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** From the question mark on; empty without one. */
  readonly query: string;
  /** By lower-case name; those that came several times are joined by commas. */
  readonly header: (name: string) => string | null;
  /** Who is at the other end of the connection; undefined where the host cannot say. */
  readonly address?: string | undefined;
  /** The whole body, once; null when it has more than so many bytes, and rejects when it does not arrive whole. */
  bytes(most: number): Promise<Uint8Array | null>;
  /** Fires when the caller hangs up. */
  readonly signal: AbortSignal;
  /** The request of the web, its body aside: the host's own session check reads it. */
  request(): Request;
}

/** Where an answer that goes on is written. */
export interface Sink {
  /** Answers how many bytes now wait for the other side to read them. */
  write(bytes: Uint8Array): number;
  /** Resolves when the other side has read what waited, or has left. */
  drained(): Promise<void>;
  /** The answer is whole. */
  end(): void;
  /** Breaks it off, with whatever waits. */
  drop(): void;
}

/** An answer that goes on: told once where to write, it answers what to do when the reader leaves. */
export type Ongoing = (sink: Sink) => () => void;

/** An answer, in one piece or going on. */
export interface Reply {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Ongoing | null;
}

/** The adapter as a function. It never throws. */
export type Handle = (inquiry: Inquiry) => Promise<Reply>;
