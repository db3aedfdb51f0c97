import { createServer } from 'node:http';
import { createFloe, widgetTokens } from 'floe/server';
import { busyRounds, toNodeListener } from 'floe/server/node';

// Takes webhooks into a Postgres and applies them, as `floe serve` does. Where Polar is, the store, the secret.
const [, , polar, databaseUrl, webhookSecret] = process.argv;
const secret = 'a bench secret of at least 32 bytes.';
const floe = createFloe({
  polar: { accessToken: 'polar_oat_bench', baseUrl: polar!, rate: false, webhookSecrets: [webhookSecret!] },
  authenticate: widgetTokens({ secret }).authenticate,
  database: { databaseUrl },
  secret,
  origins: [],
});
const server = createServer(toNodeListener(floe.handler, { isBusy: busyRounds(25) }));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') console.log(JSON.stringify({ url: `http://127.0.0.1:${address.port}` }));
});
process.on('SIGTERM', () => process.exit(0));
