import { expectTypeOf, test } from 'vitest';
import { type CallerVisit, defineRoutes, type RouteHandlers, type Visit } from '../../server-adapter/engine/routes.ts';

const routes = defineRoutes({
  open: { methods: ['GET'], path: 'open', reach: 'anonymous' },
  live: { methods: ['GET'], path: 'live', reach: 'caller', allow: { customer: 'own' } },
});

test('a route says who may come by it', () => {
  // @ts-expect-error no reach
  defineRoutes({ open: { methods: ['GET'], path: 'open' } });
  // @ts-expect-error callers, but which?
  defineRoutes({ open: { methods: ['GET'], path: 'open', reach: 'caller' } });
});

test('only a route for callers has one to tell its handler', () => {
  type Handlers = RouteHandlers<typeof routes>;
  expectTypeOf<Parameters<Handlers['open']>[0]>().toEqualTypeOf<Visit>();
  expectTypeOf<Parameters<Handlers['live']>[0]>().toEqualTypeOf<CallerVisit>();
});
