// Operations that Polar has and the simulator has not: 501 that says so, instead of a 404 that lies.

import { KNOWN_OPERATIONS } from './known-operations.ts';
import { PolarProblem } from './problem.ts';
import type { Method, Route } from './route.ts';

/** A route for each known operation that is not among the built ones. */
export function notBuilt(built: readonly Route[]): readonly Route[] {
  const done = new Set(built.map((route) => `${route.method} ${shape(route.path)}`));
  return KNOWN_OPERATIONS.trim()
    .split('\n')
    .flatMap((line) => {
      const [method = '', path = '', operation = ''] = line.trim().split(' ');
      return done.has(`${method} ${shape(path)}`) ? [] : [refusal(method as Method, path, operation)];
    });
}

// Parameters may be named otherwise.
const shape = (path: string): string => path.replace(/\{[^}]+\}/g, '{}');

function refusal(method: Method, path: string, operation: string): Route {
  const detail = `The simulator does not have ${operation} (${method} ${path}). Polar does.`;
  return {
    operation,
    method,
    path,
    status: 501,
    answer() {
      throw new PolarProblem(501, { error: 'NotSimulated', detail, operation });
    },
  };
}
