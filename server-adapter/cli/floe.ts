import manifest from '../../package.json' with { type: 'json' };
import { redact } from '../engine/redact.ts';

/** One command of `npx floe`. Answers the exit code once it is done; a server answers when it has been stopped. */
export type Command = (argv: readonly string[], env: Readonly<Record<string, string | undefined>>) => Promise<number>;

interface Entry {
  summary: string;
  load: () => Promise<Command>;
}

/** Loaded when asked for: a simulator needs no database driver and a migration no simulator. */
const commands: Record<string, Entry> = {
  serve: {
    summary: 'Run the adapter alone, configured by its environment.',
    load: async () => (await import('./serve.ts')).serve,
  },
  migrate: {
    summary: 'Bring the Postgres of DATABASE_URL up to date.',
    load: async () => (await import('./migrate.ts')).migrate,
  },
  simulate: {
    summary: 'Run a simulated Polar: --port N --seed demo|empty|large --webhooks-to ORIGIN.',
    load: async () => (await import('./simulate.ts')).simulate,
  },
  webhooks: {
    summary: 'Make or look at the webhook endpoint at Polar: setup --url URL | check.',
    load: async () => (await import('./webhooks.ts')).webhooks,
  },
  usage: {
    summary: 'Usage on its way to Polar: status | retry ID…|--all | discard ID…|--all --yes.',
    load: async () => (await import('./usage.ts')).usage,
  },
  rules: {
    summary: 'Rules of the host’s code: list | stop NAME | resume NAME | settle ID.',
    load: async () => (await import('./rules.ts')).rules,
  },
  sync: {
    summary: 'Who hears of entitlements: status | run [--dry-run] [--sink NAME].',
    load: async () => (await import('./sync.ts')).sync,
  },
  audit: {
    summary: 'Check or carry away the trail: verify [--head SEQ:HASH] | export [--format ndjson|csv].',
    load: async () => (await import('./audit.ts')).audit,
  },
  license: {
    summary: 'Licenses of installed software: keys prints the public keys that it pins.',
    load: async () => (await import('./license.ts')).license,
  },
  mcp: {
    summary: 'Tokens for models: create --name N --permissions P | list | revoke ID.',
    load: async () => (await import('./mcp.ts')).mcp,
  },
  version: { summary: 'Print the version.', load: async () => version },
  help: { summary: 'Print this list.', load: async () => help },
};

/** Runs the command that `argv` names and answers its exit code. */
export async function main(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const [name = 'help', ...rest] = argv;
  const entry = commands[name.replace(/^--?(?=(help|version)$)/, '')];
  if (!entry) {
    process.stderr.write(`floe: there is no command "${name}". "npx floe help" lists them.\n`);
    return 1;
  }
  try {
    const command = await entry.load();
    return await command(rest, env);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`floe ${name}: ${redact(message, secretsIn(env))}\n`);
    return 1;
  }
}

/** What the environment holds that must not be repeated; the password of a database is known by its place. */
function secretsIn(env: Readonly<Record<string, string | undefined>>): string[] {
  const names = ['POLAR_ACCESS_TOKEN', 'FLOE_SECRET', 'FLOE_ENCRYPTION_KEYS', 'FLOE_WEBHOOK_SECRETS'];
  return names.flatMap((name) => (env[name] ?? '').split(/[\s,]+/)).filter((text) => text.length >= 8);
}

const version: Command = async () => {
  process.stdout.write(`${manifest.version}\n`);
  return 0;
};

const help: Command = async () => {
  const rows = Object.entries(commands).map(([name, { summary }]) => `  npx floe ${name.padEnd(10)} ${summary}`);
  process.stdout.write(`${rows.join('\n')}\n`);
  return 0;
};
