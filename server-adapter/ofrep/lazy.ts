import type { Reply } from '../engine/inquiry.ts';
import type { NamedVisit } from '../engine/routes.ts';
import type { OfrepPorts } from './serve.ts';

type Serve = (visit: NamedVisit) => Promise<Reply>;

/** OpenFeature's remote evaluation, loaded with the first who asks. */
export function lazyOfrep(ports: OfrepPorts): { readonly flag: Serve; readonly flags: Serve } {
  const room = () => import('./serve.ts');
  return {
    flag: async (visit) => (await room()).serveFlag(ports, visit),
    flags: async (visit) => (await room()).serveFlags(ports, visit),
  };
}
