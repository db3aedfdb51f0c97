import type { Input, Output } from '../../src/contract/types.ts';
import type { Answer } from '../engine/call.ts';
import { connectionOf, permissionsOf } from '../engine/caller.ts';
import { FloeProblem, forbidden, invalidField } from '../engine/problem.ts';
import type { Context } from '../operations/handler.ts';
import type { Json } from '../store/json.ts';
import type { KeptToken } from '../store/mcp-port.ts';
import { makerOf } from './maker.ts';
import type { McpOptions } from './options.ts';
import { type Terms, termsOf } from './terms.ts';
import { hashOf, newSecret, tokenOf } from './token.ts';

type Shown = Output<'mcpTokens.list'>[number];
type Wanted = Input<'mcpTokens.create'>;

const DAY_MS = 24 * 3_600_000;
const DAYS = 30;
const URL_DAYS = 30;
const LISTED = 100;

/** Makes a token for a caller who may hand on no more than it has. It is told once and kept as its hash. */
export async function issueToken(input: Wanted, context: Context): Promise<Answer<Output<'mcpTokens.create'>>> {
  const options = switchedOn(context.services.mcp);
  const { connection, actor, caller, services } = context;
  const lacking = input.permissions.find((right) => !permissionsOf(caller).includes(right));
  if (lacking) throw forbidden(`Nobody hands on a right they lack: ${lacking}.`);
  const maker = await makerOf(options, { connection, maker: actor });
  if (!maker || connectionOf(maker) !== connection) {
    throw forbidden('The host does not know this caller by name, so it could not say later what a token may.');
  }
  const terms = termsFrom(input, options);
  const { token, kept } = await makeToken({ name: input.name, days: input.expires_in_days ?? DAYS }, terms, {
    id: services.newId(),
    connection,
    maker: { kind: actor.kind, id: actor.id, ...(actor.name === undefined ? {} : { name: actor.name }) },
    createdAt: services.clock.now(),
  });
  await services.store.mcp.addToken(kept);
  const shown = shownToken({ ...kept, revokedAt: null }, services.clock.now());
  const [text, url] =
    terms.form === 'url'
      ? ['', `${options.url}/mcp/t/${token.slice('floe_mcp_'.length)}`]
      : [token, `${options.url}/mcp`];
  return { result: { ...shown, token: text, url }, trail: { after: { token: kept.id, name: kept.name } } };
}

type Born = Pick<KeptToken, 'id' | 'connection' | 'maker' | 'createdAt'>;

/** A new token and what is kept of it. */
export async function makeToken(wanted: { readonly name: string; readonly days: number }, terms: Terms, born: Born) {
  const secret = newSecret();
  const expiresAt = born.createdAt + wanted.days * DAY_MS;
  const kept = {
    ...born,
    name: wanted.name,
    hash: await hashOf(secret),
    terms: { ...terms } as unknown as Json,
    expiresAt,
  };
  return { token: tokenOf(secret), kept };
}

export function termsFrom(input: Omit<Wanted, 'name'>, { urlTokens = false }: Pick<McpOptions, 'urlTokens'>): Terms {
  const { form = 'bearer', methods = ['read'], tags, exposure = 'all', writes = 'confirm' } = input;
  if (form === 'url') {
    if (!urlTokens) throw invalidField('form', 'not_allowed', 'Tokens in the address are not switched on here.');
    const isOver = (input.expires_in_days ?? DAYS) > URL_DAYS;
    if (isOver) throw invalidField('expires_in_days', 'too_large', `The most possible is ${URL_DAYS}.`);
    const isWriting = methods.includes('write') || writes === 'direct' || input.app_money === true;
    if (isWriting) throw invalidField('methods', 'not_allowed', 'A token in the address only reads.');
  }
  return {
    form,
    permissions: input.permissions,
    methods,
    exposure,
    writes,
    appMoney: input.app_money ?? false,
    second: input.second_authentication ?? false,
    ...(tags ? { tags } : {}),
    ...(input.customer_id === undefined ? {} : { customer: input.customer_id.toLowerCase() }),
    ...(input.limits ? { limits: input.limits } : {}),
  };
}

export async function listTokens({ services, connection }: Context): Promise<Answer<Shown[]>> {
  const tokens = await services.store.mcp.tokens(connection, LISTED);
  return { result: tokens.map((token) => shownToken(token, services.clock.now())) };
}

export async function revokeToken(id: string, { services, connection }: Context): Promise<Answer<Shown>> {
  const now = services.clock.now();
  const token = await services.store.mcp.revoke(connection, id, now);
  if (!token) throw new FloeProblem('not_found');
  return { result: shownToken(token, now), trail: { after: { token: token.id, name: token.name } } };
}

function switchedOn(options: McpOptions | undefined): McpOptions {
  if (options) return options;
  throw new FloeProblem('state_conflict', { detail: 'Tools for models are not switched on: createFloe({ mcp }).' });
}

export function shownToken(token: KeptToken, now: number): Shown {
  const { id, name, maker, createdAt, expiresAt, revokedAt } = token;
  const { form, permissions, methods, tags, exposure, writes, appMoney, second, customer, limits } = termsOf(token);
  return {
    id,
    name,
    state: revokedAt !== null ? 'revoked' : expiresAt <= now ? 'over' : 'active',
    form,
    permissions: [...permissions],
    methods: [...methods],
    exposure,
    writes,
    app_money: appMoney,
    second_authentication: second,
    made_by: { kind: maker.kind, id: maker.id, ...(maker.name === undefined ? {} : { name: maker.name }) },
    created_at: new Date(createdAt).toISOString(),
    expires_at: new Date(expiresAt).toISOString(),
    revoked_at: revokedAt === null ? null : new Date(revokedAt).toISOString(),
    ...(tags ? { tags: [...tags] } : {}),
    ...(customer === undefined ? {} : { customer_id: customer }),
    ...(limits ? { limits: { ...limits } } : {}),
  };
}
