import express from 'express';
import { createFloe, memoryStore } from 'floe/server';
import { toExpressHandler } from 'floe/server/express';
import { createPolar } from 'floe/simulator';

const { PORT = '3000' } = process.env;
const polar = createPolar({ seed: 'demo' });
const floe = createFloe({
  polar: { accessToken: 'polar_oat_demo', fetch: polar.fetch },
  secret: 'a-secret-of-at-least-32-bytes-for-this-app',
  origins: [`http://127.0.0.1:${PORT}`],
  database: memoryStore(),
  authenticate: () => ({ kind: 'customer', connection: 'default', customerId: polar.ids.customer ?? '' }),
});

const app = express();
app.use('/floe', toExpressHandler(floe.handler));
app.use(express.json(), express.static('dist'));
app.listen(Number(PORT), '127.0.0.1', () => console.log('ready'));
