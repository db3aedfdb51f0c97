import { parseArgs } from 'node:util';
import { createUpstream } from '../polar/client.ts';
import type { Command } from './floe.ts';

const USAGE = `Say what to do:
  npx floe webhooks setup --url https://app.example.com/floe   make or mend the endpoint at Polar
  npx floe webhooks check                                      say whether webhooks arrive
--connection NAME names another connection than "default".`;

/** `npx floe webhooks setup | check`: the endpoint at Polar that sends to this adapter. */
export const webhooks: Command = async (argv, env) => {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { url: { type: 'string' }, connection: { type: 'string', default: 'default' } },
  });
  const accessToken = env.POLAR_ACCESS_TOKEN?.trim();
  if (!accessToken) throw new Error('POLAR_ACCESS_TOKEN is not set: an access token of your organization at Polar.');
  const { url, connection } = values;
  const baseUrl = env.POLAR_API_URL?.trim() || undefined;
  const { merchant } = createUpstream({ connection, accessToken, baseUrl, clock: Date });
  const address = url === undefined ? null : addressOf(url, connection);
  const task = { road: merchant, address, secrets: secretsOf(env) };
  if (positionals[0] === 'setup') return (await import('./webhooks/setup.ts')).setup(task);
  if (positionals[0] === 'check') return (await import('./webhooks/check.ts')).check(task);
  throw new Error(USAGE);
};

/** The secrets in the environment: one, or several while one replaces the other. */
export function secretsOf(env: Readonly<Record<string, string | undefined>>): string[] {
  return (env.FLOE_WEBHOOK_SECRETS ?? '').split(/[\s,]+/).filter(Boolean);
}

function addressOf(url: string, connection: string): string {
  const base = URL.canParse(url) ? new URL(url) : null;
  if (base?.protocol !== 'https:' || base.search || base.hash) {
    throw new Error(`--url takes where the adapter is mounted, e.g. https://app.example.com/floe, not "${url}".`);
  }
  return `${base.href.replace(/(?<!\/)\/+$/, '')}/webhooks/polar/${encodeURIComponent(connection)}`;
}
