import { parseArgs } from 'node:util';
import type { Permission } from '../../src/contract/permissions.ts';
import { PERMISSIONS } from '../../src/contract/permissions.ts';
import { makeToken, shownToken, termsFrom } from '../mcp/issue.ts';
import { OPERATOR } from '../mcp/maker.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/port.ts';
import type { Command } from './floe.ts';
import { storeOptions } from './store-options.ts';

const USAGE = `Say what to do:
  npx floe mcp create --name NAME --permissions orders:read,refunds:write   make a token for a model
  npx floe mcp list                                                         the newest hundred
  npx floe mcp revoke ID                                                    end one at once
More of create: --methods read,write --tags orders,refunds --exposure all|discovery --writes confirm|direct --days 30
  --customer ID --second --url (the token stands in the address and only reads).
--connection NAME names another connection than "default".`;

const options = {
  connection: { type: 'string', default: 'default' },
  name: { type: 'string' },
  permissions: { type: 'string' },
  methods: { type: 'string' },
  tags: { type: 'string' },
  exposure: { type: 'string' },
  writes: { type: 'string' },
  days: { type: 'string', default: '30' },
  customer: { type: 'string' },
  second: { type: 'boolean', default: false },
  url: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof read>['values'];

const read = (argv: readonly string[]) => parseArgs({ args: [...argv], allowPositionals: true, options });

/** `npx floe mcp create | list | revoke`: tokens for models, made by whoever holds the database. */
export const mcp: Command = async (argv, env) => {
  const { values, positionals } = read(argv);
  const [what, id] = positionals;
  const wanted = what === 'create' ? wantedBy(values) : null;
  if (what !== 'create' && what !== 'list' && !(what === 'revoke' && id)) throw new Error(USAGE);
  const store = openStore({ ...storeOptions(env), allowEmbedded: true });
  try {
    if (wanted) return await create(store, values, wanted);
    return what === 'list' ? await list(store, values) : await revoke(store, values, id ?? '');
  } finally {
    await store.close();
  }
};

function wantedBy(values: Values) {
  const { name, permissions, exposure = 'all', writes = 'confirm', days, customer, second, url } = values;
  if (!name || !permissions) throw new Error(USAGE);
  const unknown = listOf(permissions).find((right) => !PERMISSIONS.includes(right as Permission));
  if (unknown) throw new Error(`There is no permission "${unknown}". They are: ${PERMISSIONS.join(', ')}.`);
  if (!['all', 'discovery'].includes(exposure)) throw new Error('--exposure takes all or discovery.');
  if (!['confirm', 'direct'].includes(writes)) throw new Error('--writes takes confirm or direct.');
  const most = url ? 30 : 365;
  if (!(Number.isInteger(Number(days)) && Number(days) >= 1 && Number(days) <= most))
    throw new Error(`--days takes 1 to ${most}.`);
  return {
    permissions: listOf(permissions) as Permission[],
    exposure: exposure as 'all' | 'discovery',
    writes: writes as 'confirm' | 'direct',
    expires_in_days: Number(days),
    second_authentication: second,
    form: url ? ('url' as const) : ('bearer' as const),
    ...(values.methods ? { methods: listOf(values.methods) } : {}),
    ...(values.tags ? { tags: listOf(values.tags) } : {}),
    ...(customer ? { customer_id: customer } : {}),
  };
}

async function create(
  store: Store,
  { connection, name = '' }: Values,
  wanted: ReturnType<typeof wantedBy>,
): Promise<number> {
  const createdAt = Date.now();
  const born = { id: crypto.randomUUID(), connection, maker: OPERATOR, createdAt };
  const terms = termsFrom(wanted, { urlTokens: true });
  const { token, kept } = await makeToken({ name, days: wanted.expires_in_days }, terms, born);
  await store.transaction(async (tables) => {
    await tables.mcp.addToken(kept);
    await tables.audit.request(connection, line('mcpTokens.create', kept.id, createdAt));
  });
  const text = terms.form === 'url' ? `/mcp/t/${token.slice('floe_mcp_'.length)}` : token;
  process.stdout.write(
    `${JSON.stringify({ id: kept.id, token: text, expires_at: new Date(kept.expiresAt).toISOString() })}\n`,
  );
  return 0;
}

async function list(store: Store, { connection }: Values): Promise<number> {
  for (const token of await store.mcp.tokens(connection, 100))
    process.stdout.write(`${JSON.stringify(shownToken(token, Date.now()))}\n`);
  return 0;
}

async function revoke(store: Store, { connection }: Values, id: string): Promise<number> {
  const at = Date.now();
  const token = await store.transaction(async (tables) => {
    const ended = await tables.mcp.revoke(connection, id, at);
    if (ended) await tables.audit.request(connection, line('mcpTokens.revoke', id, at));
    return ended;
  });
  if (!token) throw new Error(`There is no token ${id} on the connection "${connection}".`);
  process.stdout.write(`${JSON.stringify(shownToken(token, at))}\n`);
  return 0;
}

/** A line of its own: what was done at the database is in the trail like everything else. */
const line = (operation: string, token: string, at: number) => ({
  id: crypto.randomUUID(),
  at,
  requestId: 'floe mcp',
  operation,
  actor: OPERATOR,
  customer: null,
  ticket: null,
  targets: {},
  detail: { after: { token } },
  done: { at, result: 'ok' as const, code: null, detail: {}, count: 1 },
});

const listOf = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);
