// Faults a test can ask for: an answer of its choice (a status, a page of HTML, a redirect, `Retry-After`), a delay, a
// broken connection, before Polar did the work or after it was done (the answer is lost, the effect is not); and the
// true answer, cut short or with something missing.

export interface Fault {
  /** Which requests it meets; everything that is named must fit. */
  readonly match: { readonly method?: string; readonly path?: string | RegExp; readonly operation?: string };
  /** `network` rejects like a cut connection. */
  readonly answer:
    | 'network'
    | { readonly status: number; readonly body?: string; readonly headers?: Record<string, string> }
    | { readonly delay: number }
    /** Polar answers when its own clock has gone on by so many milliseconds. */
    | { readonly passes: number }
    /** Half of the true body arrives. */
    | 'truncated'
    /** The true answer without these fields, at every depth. */
    | { readonly without: readonly string[] };
  /** Default `before`; what spoils the true answer is met after it. */
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
  meet(request: Met, when: 'before' | 'after', answer?: Response): Promise<Response | null>;
}

/** `pass` moves the clock on. */
export function createFaults(initial: readonly Fault[], pass: (milliseconds: number) => void): Faults {
  let active = initial.map((fault) => ({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }));
  return {
    add: (fault) => void active.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }),
    clear: () => {
      active = [];
    },
    async meet(request, when, truly) {
      const hit = active.find(({ fault, left }) => left > 0 && momentOf(fault) === when && fits(fault, request));
      if (!hit) return null;
      hit.left -= 1;
      const { answer } = hit.fault;
      if (answer === 'network') throw new TypeError('fetch failed');
      if (answer === 'truncated') return spoiled(truly, (text) => text.slice(0, text.length / 2));
      if ('without' in answer) return spoiled(truly, (text) => withoutFields(text, answer.without));
      if ('passes' in answer) {
        pass(answer.passes);
        return null;
      }
      if ('delay' in answer) {
        await new Promise((resolve) => setTimeout(resolve, answer.delay));
        return null;
      }
      return new Response(answer.body ?? null, { status: answer.status, headers: answer.headers ?? {} });
    },
  };
}

const momentOf = ({ answer, when }: Fault): 'before' | 'after' =>
  answer === 'truncated' || (typeof answer === 'object' && 'without' in answer) ? 'after' : (when ?? 'before');

async function spoiled(answer: Response | undefined, spoil: (text: string) => string): Promise<Response | null> {
  if (!answer) return null;
  const { status, headers } = answer;
  return new Response(spoil(await answer.text()), { status, headers });
}

function withoutFields(text: string, names: readonly string[]): string {
  return JSON.stringify(JSON.parse(text, (key, value) => (names.includes(key) ? undefined : value)));
}

function fits(fault: Fault, request: Met): boolean {
  const { method, path, operation } = fault.match;
  if (method !== undefined && method !== request.method) return false;
  if (operation !== undefined && operation !== request.operation) return false;
  return path === undefined || (typeof path === 'string' ? request.path.includes(path) : path.test(request.path));
}
