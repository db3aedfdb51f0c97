import { describe } from 'vitest';
import { httpNetwork } from './network.ts';
import { putOver } from './upstream.ts';

// All that the upstream promises over `fetch` it promises over Node's own client: the same tests, once more.
putOver(httpNetwork);
for (const file of ['exchange', 'retry', 'breaker', 'budget', 'read-cache', 'sessions']) {
  describe(file, () => import(`./${file}.test.ts`));
}
