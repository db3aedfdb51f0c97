// Unleash on the database of UNLEASH_DATABASE, until it is told to stop. Prints where it answers.
import * as unleash from 'unleash-server';

const token = (type, environment) => ({
  tokenName: type,
  type,
  environment,
  projects: ['*'],
  secret: `*:${environment}.${type}-secret`,
});

const { server, stop } = await unleash.start({
  databaseUrl: process.env.UNLEASH_DATABASE,
  db: { ssl: false },
  logLevel: 'error',
  server: { port: 0, host: '127.0.0.1', secret: 'only-for-tests', gracefulShutdownEnable: false },
  versionCheck: { enable: false },
  telemetry: false,
  authentication: {
    type: 'open-source',
    initApiTokens: [token('admin', '*'), token('backend', 'development'), token('frontend', 'development')],
  },
});
process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` })}\n`);
process.once('SIGTERM', () => stop().finally(() => process.exit(0)));
