// What the bench uses of autocannon, which ships no types.
declare module 'autocannon' {
  interface Request {
    method: 'POST' | 'GET';
    headers: Record<string, string>;
    body?: string;
    setupRequest?: (request: Request) => Request;
  }
  interface Options {
    url: string;
    connections: number;
    duration: number;
    requests: Request[];
  }
  interface Result {
    '2xx': number;
    non2xx: number;
    errors: number;
    timeouts: number;
    statusCodeStats: Record<string, { count: number }>;
  }
  interface Running extends Promise<Result> {
    /** Told of each answer: its status and how long it took, ms. */
    on(event: 'response', tell: (client: unknown, status: number, bytes: number, took: number) => void): void;
  }
  export default function autocannon(options: Options): Running;
}
