// Faults a test can ask for: a status of its choice, a delay, or a broken connection, before Polar did the work or
// after it was done (the answer is lost, the effect is not).

export interface Fault {
  /** Which requests it meets; everything that is named must fit. */
  readonly match: { readonly method?: string; readonly path?: string | RegExp; readonly operation?: string };
  /** `network` rejects like a cut connection. */
  readonly answer:
    | 'network'
    | { readonly status: number; readonly body?: string; readonly headers?: Record<string, string> }
    | { readonly delay: number };
  /** Default `before`. */
  readonly when?: 'before' | 'after';
  /** How many requests it meets; default all. */
  readonly times?: number;
}

interface Met {
  readonly method: string;
  readonly path: string;
  readonly operation: string | null;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** A response to send instead, null to go on; rejects for a cut connection. */
  meet(request: Met, when: 'before' | 'after'): Promise<Response | null>;
}

export function createFaults(initial: readonly Fault[] = []): Faults {
  let active = initial.map((fault) => ({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }));
  return {
    add: (fault) => void active.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }),
    clear: () => {
      active = [];
    },
    async meet(request, when) {
      const hit = active.find(
        ({ fault, left }) => left > 0 && (fault.when ?? 'before') === when && fits(fault, request),
      );
      if (!hit) return null;
      hit.left -= 1;
      const { answer } = hit.fault;
      if (answer === 'network') throw new TypeError('fetch failed');
      if ('delay' in answer) {
        await new Promise((resolve) => setTimeout(resolve, answer.delay));
        return null;
      }
      return new Response(answer.body ?? null, { status: answer.status, headers: answer.headers ?? {} });
    },
  };
}

function fits(fault: Fault, request: Met): boolean {
  const { method, path, operation } = fault.match;
  if (method !== undefined && method !== request.method) return false;
  if (operation !== undefined && operation !== request.operation) return false;
  return path === undefined || (typeof path === 'string' ? request.path.includes(path) : path.test(request.path));
}
