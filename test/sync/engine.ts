// Doubles of engines behind one `fetch`, made from what their public API documentation says. None of it is the real thing.

/** One request that an engine saw. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read bodies of every kind
  readonly body: any;
}

export interface Engine {
  readonly fetch: typeof globalThis.fetch;
  readonly asked: Asked[];
  writes(): Asked[];
  /** Answered in place of the engine, until it is null again. */
  trouble: ((asked: Asked) => Response | Promise<Response> | null) | null;
  /** Done before each answer. */
  before: (() => Promise<void>) | null;
  /** Settles with the next request that this is true of, once it is answered. */
  next(is: (asked: Asked) => boolean): Promise<void>;
}

export type Answer = (asked: Asked) => { readonly status?: number; readonly body?: unknown };

export function openEngine(answer: Answer): Engine {
  const waiting = new Set<{ readonly is: (asked: Asked) => boolean; readonly settle: () => void }>();
  const engine: Engine = {
    asked: [],
    trouble: null,
    before: null,
    writes: () => engine.asked.filter(({ method }) => method !== 'GET'),
    next: (is) => new Promise((settle) => void waiting.add({ is, settle })),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { pathname: path, searchParams: query } = new URL(request.url);
      const text = await request.text();
      const { method, headers } = request;
      const asked = { method, path, query, headers, body: text === '' ? null : JSON.parse(text) };
      engine.asked.push(asked);
      await engine.before?.();
      const trouble = await engine.trouble?.(asked);
      const { status = 200, body = null } = trouble ? {} : answer(asked);
      const response = trouble ?? new Response(body === null ? null : JSON.stringify(body), { status });
      for (const one of [...waiting]) {
        if (!one.is(asked)) continue;
        waiting.delete(one);
        one.settle();
      }
      return response;
    },
  };
  return engine;
}

export const isWrite = ({ method }: Asked): boolean => method !== 'GET';
