import { createFloe, memoryStore } from 'floe/server';
import { createPolar } from 'floe/simulator';

const { PORT = '3000' } = process.env;
const polar = createPolar({ seed: 'demo' });

export const floe = createFloe({
  polar: { accessToken: 'polar_oat_demo', fetch: polar.fetch },
  secret: 'a-secret-of-at-least-32-bytes-for-this-app',
  origins: [`http://127.0.0.1:${PORT}`],
  database: memoryStore(),
  authenticate: () => ({ kind: 'customer', connection: 'default', customerId: polar.ids.customer ?? '' }),
});
