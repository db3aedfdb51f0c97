// Wallets as their organization sees them. Nothing makes one but a downgrade, or Polar's staff.

import { listing, listQuery } from '../http/listing.ts';
import { notFound, problem } from '../http/problem.ts';
import { many } from '../http/query.ts';
import { merchant, type Route } from '../http/route.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import type { World } from '../state/world.ts';
import { object } from '../validation/object.ts';
import { uuid } from '../validation/polar-types.ts';
import { int, text } from '../validation/scalars.ts';
import { chargeMethod } from './cards.ts';
import { type WalletRow, wallets } from './table.ts';
import { viewWallet } from './wallet.ts';

const readers = ['wallets:read', 'wallets:write'];
const sorters = {
  created_at: (row: WalletRow) => row.created_at,
  balance: (row: WalletRow) => row.balance,
};

const topUp = object('WalletTopUpCreate', { amount: int(), currency: text({ pattern: /usd/ }) });

function ownWallet(world: World, organization: OrganizationRow, id: string): WalletRow {
  const row = world.of(wallets).get(id);
  if (row?.organization_id !== organization.id) throw notFound();
  return row;
}

export const walletRoutes: readonly Route[] = [
  merchant({
    operation: 'wallets:list',
    method: 'GET',
    path: '/v1/wallets/',
    scopes: readers,
    query: { ...listQuery(sorters, ['-created_at']), customer_id: many(uuid()) },
    handle({ world, organization, query }) {
      const rows = world
        .of(wallets)
        .where(
          (row) => row.organization_id === organization.id && (query.customer_id?.includes(row.customer_id) ?? true),
        );
      return listing(rows, { query, sorters, view: viewWallet });
    },
  }),
  merchant({
    operation: 'wallets:get',
    method: 'GET',
    path: '/v1/wallets/{id}',
    scopes: readers,
    handle: ({ world, organization, params }) => viewWallet(ownWallet(world, organization, params.id)),
  }),
  merchant({
    // A negative amount takes away, and no payment or order is ever listed.
    operation: 'wallets:top_up',
    method: 'POST',
    path: '/v1/wallets/{id}/top-up',
    scopes: ['wallets:write'],
    body: topUp,
    handle({ world, organization, params, body }) {
      const row = ownWallet(world, organization, params.id);
      const card = chargeMethod(world, row.customer_id, null);
      if (card?.outcome === '3ds') throw problem(400, 'PaymentIntentFailedError', 'Payment failed.');
      // Polar does not catch what the processor says to a declined card.
      if (card?.outcome !== 'ok')
        return new Response('Internal Server Error', {
          status: 500,
          headers: { 'Content-Type': 'text/plain; charset=utf-8' },
        });
      return viewWallet(world.of(wallets).patch(row.id, { balance: row.balance + body.amount }));
    },
  }),
];
