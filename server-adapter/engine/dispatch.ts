import type { Reply } from './inquiry.ts';
import type { CallerVisit, Method, NamedVisit, OwnVisit, Route, RouteHandlers, Routes, Visit } from './routes.ts';

type Of<R extends Route['reach']> = Extract<Route, { reach: R }>;

/** A route whose path fits. */
export interface Met {
  readonly name: string;
  readonly methods: readonly Method[];
  readonly cookies?: true | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly door:
    | (Of<'anonymous'> & { serve(visit: Visit): Promise<Reply> | Reply })
    | (Of<'signature'> & { serve(visit: Visit): Promise<Reply> | Reply })
    | (Of<'caller'> & { serve(visit: CallerVisit): Promise<Reply> | Reply })
    | (Of<'operation'> & { serve(visit: NamedVisit): Promise<Reply> | Reply })
    | (Of<'program'> & { serve(visit: NamedVisit): Promise<Reply> | Reply })
    | (Of<'bearer'> & { serve(visit: NamedVisit): Promise<Reply> | Reply })
    | (Of<'own'> & { serve(visit: OwnVisit): Promise<Reply> | Reply })
    | (Of<'key'> & { serve(visit: Visit): Promise<Reply> | Reply });
}

/** Looks a path up, the base cut off. Null: it can only be an operation. */
export type FindRoute = (path: string) => Met | null;

/** Joins routes and their handlers. */
export function createDispatch<T extends Routes>(routes: T, handlers: RouteHandlers<T>): FindRoute {
  const rows = Object.entries<Route>(routes).map(([name, route]) => {
    const serve: unknown = handlers[name];
    // The mapped type says which visit each handler takes; it is lost where rows are looped over.
    return {
      name,
      methods: route.methods,
      steps: route.path.split('/'),
      cookies: route.cookies,
      door: { ...route, serve } as Met['door'],
    };
  });
  return (path) => {
    const segments = path.split('/');
    for (const { steps, ...row } of rows) {
      const params = paramsOf(steps, segments);
      if (params) return { ...row, params };
    }
    return null;
  };
}

function paramsOf(steps: readonly string[], segments: readonly string[]): Record<string, string> | null {
  const takesRest = steps.at(-1)?.endsWith('*}') === true && segments.length > steps.length;
  if ((steps.length !== segments.length && !takesRest) || steps[0] !== segments[0]) return null;
  const params: Record<string, string> = {};
  for (const [at, step] of steps.entries()) {
    const segment = segments[at] ?? '';
    if (step.endsWith('*}')) params[step.slice(1, -2)] = segments.slice(at).join('/');
    else if (!step.startsWith('{')) {
      if (step !== segment) return null;
    } else {
      const value = plain(segment);
      if (!value) return null;
      params[step.slice(1, -1)] = value;
    }
  }
  return params;
}

/** A segment as text; null where it is none, or holds what could change the path. */
function plain(segment: string): string | null {
  try {
    const text = decodeURIComponent(segment);
    return /^[\w.~-]+$/.test(text) && !/^\.+$/.test(text) ? text : null;
  } catch {
    return null;
  }
}
