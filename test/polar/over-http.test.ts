import { afterAll, beforeAll, describe } from 'vitest';
import { fetchNetwork, httpNetwork } from './network.ts';
import { putOver } from './upstream.ts';

// All that the upstream promises over `fetch` it promises over Node's own client: the same tests, once more.
beforeAll(() => putOver(httpNetwork));
afterAll(() => putOver(fetchNetwork));
for (const file of ['exchange', 'retry', 'breaker', 'budget', 'read-cache', 'sessions']) {
  // A name of its own, so that what the same worker has run already is made anew.
  describe(file, () => import(`./${file}.test.ts?over-http`));
}
