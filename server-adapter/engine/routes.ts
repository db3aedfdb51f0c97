import type { Allow } from '../../src/contract/allow.ts';
import type { Authenticated, Caller } from './caller.ts';
import type { Inquiry, Reply } from './inquiry.ts';

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface Way {
  readonly methods: readonly Method[];
  /**
   * Below the base, e.g. `webhooks/polar/{connection}`: a name in braces takes one segment, one with a star at the end
   * of the path all that are left, as they came.
   */
  readonly path: string;
  /** A page may let the browser keep a cookie of the answer, from another origin too. */
  readonly cookies?: true;
}

/**
 * A way in that is no operation, and who may come by it. `anonymous`: everybody, so it tells nothing about anybody.
 * `signature`: programs whose request proves itself, which the handler checks before it does anything; no page.
 * `caller`: whoever `allow` names, by the same policy as operations. `operation`: whoever the operation behind it lets
 * in, which the handler runs on the same road as every other. `program`: the same, for bearers that are no page.
 * `bearer`: the same, for bearers of programs and of listed pages, which need say nothing of Floe.
 * `key`: whoever knows a license key, page or program: no session is asked for, and the handler keeps limits of its own.
 * `own`: whoever brings a secret that this way alone knows; the handler looks at it before it does anything, and asks by
 * `who` for a session where one is needed besides.
 */
export type Route = Way &
  (
    | { readonly reach: 'anonymous' }
    | { readonly reach: 'signature' }
    | { readonly reach: 'caller'; readonly allow: Allow; readonly across?: true }
    | { readonly reach: 'operation' }
    | { readonly reach: 'program' }
    | { readonly reach: 'bearer' }
    | { readonly reach: 'own' }
    | { readonly reach: 'key' }
  );

export type Routes = Readonly<Record<string, Route>>;

/** One request by a route. */
export interface Visit {
  readonly inquiry: Inquiry;
  /** What stands in the place of the path's names. */
  readonly params: Readonly<Record<string, string>>;
  readonly requestId: string;
}

/** A request by somebody whom the route's `allow` lets in. */
export interface CallerVisit extends Visit {
  readonly caller: Caller;
  readonly connection: string;
}

/** A request by somebody of whom only the name is known: what is run for them says what they may. */
export interface NamedVisit extends Visit {
  readonly who: Authenticated;
}

/** A request with a secret of its own; whose session comes with it is looked up when it is asked for. */
export interface OwnVisit extends Visit {
  /** By the request's own session, or by a bearer that came in its body. */
  who(bearer?: string): Promise<Authenticated>;
}

interface Visits {
  readonly anonymous: Visit;
  readonly signature: Visit;
  readonly caller: CallerVisit;
  readonly operation: NamedVisit;
  readonly program: NamedVisit;
  readonly bearer: NamedVisit;
  readonly own: OwnVisit;
  readonly key: Visit;
}

type Serve<R extends Route> = (visit: Visits[R['reach']]) => Promise<Reply> | Reply;

/** One handler for every route; the headers that every answer carries are added to what it answers. */
export type RouteHandlers<T extends Routes> = { readonly [N in keyof T]: Serve<T[N]> };

const SEGMENT = /^(?:[a-z][\w-]*|\{[a-z]\w*\})$/i;
const REST = /^\{[a-z]\w*\*\}$/i;
const REACHES: readonly unknown[] = [
  'anonymous',
  'signature',
  'caller',
  'operation',
  'program',
  'bearer',
  'own',
  'key',
];

/**
 * Keeps the literals of a route table. Throws on a row that says not who may come, or whose path could be taken for an
 * operation's name: those have a dot in their first segment.
 */
export function defineRoutes<const T extends Routes>(routes: T): T {
  for (const [name, { path, reach, methods }] of Object.entries(routes)) {
    if (!REACHES.includes(reach)) throw new Error(`Floe: the route ${name} does not say who may come by it.`);
    const segments = path.split('/');
    const isPath =
      segments.every((segment, at) => SEGMENT.test(segment) || (at === segments.length - 1 && REST.test(segment))) &&
      !segments[0]?.startsWith('{');
    if (!isPath || methods.length === 0) throw new Error(`Floe: the route ${name} can never be met.`);
  }
  return routes;
}
