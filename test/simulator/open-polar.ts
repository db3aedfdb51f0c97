import { createPolar, type Polar, type PolarOptions } from '../../src/simulator/index.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

// Answers are read as the wire gives them; each test names the fields it looks at.
// biome-ignore lint/suspicious/noExplicitAny: a JSON body of any shape
export type Json = any;

interface Asked {
  readonly body?: unknown;
  readonly token?: string | null;
  readonly headers?: Record<string, string>;
}

export interface Shop {
  readonly polar: Polar;
  /** Moves the clock that was given to the simulator, in milliseconds. */
  pass(milliseconds: number): void;
  ask(method: string, path: string, asked?: Asked): Promise<Answer>;
}

/** A simulator on a clock that stands still, and a way to ask it. */
export function openPolar(options: PolarOptions = {}): Shop {
  let now = Date.UTC(2026, 10, 23, 12);
  const polar = createPolar({ clock: { now: () => now }, ...options });
  return {
    polar,
    pass(milliseconds) {
      now += milliseconds;
    },
    async ask(method, path, { body, token = 'polar_oat_demo', headers = {} } = {}) {
      const response = await polar.fetch(`https://api.polar.test${path}`, {
        method,
        redirect: 'manual',
        headers: {
          ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const json = response.headers.get('content-type') === 'application/json' && text !== '';
      return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
    },
  };
}
