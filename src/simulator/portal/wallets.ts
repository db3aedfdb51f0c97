// The credit a customer holds.

import { sortedPage } from '../http/listing.ts';
import { notFound } from '../http/problem.ts';
import { paging, sorting } from '../http/query.ts';
import { portal, type Route } from '../http/route.ts';
import { type WalletRow, wallets } from '../payments/table.ts';
import { viewWallet } from '../payments/wallet.ts';

const sorters = {
  created_at: (row: WalletRow) => row.created_at,
  balance: (row: WalletRow) => row.balance,
};

export const portalWalletRoutes: readonly Route[] = [
  portal({
    operation: 'customer_portal:wallets:list',
    method: 'GET',
    path: '/v1/customer-portal/wallets/',
    billing: true,
    query: { ...paging, sorting: sorting(['created_at', 'balance'], ['-created_at']) },
    handle({ world, caller, query }) {
      const rows = world.of(wallets).where((row) => row.customer_id === caller.customerId);
      return sortedPage(rows, { query, sorters: sorters, view: viewWallet });
    },
  }),
  portal({
    operation: 'customer_portal:wallets:get',
    method: 'GET',
    path: '/v1/customer-portal/wallets/{id}',
    billing: true,
    handle({ world, caller, params }) {
      const row = world.of(wallets).get(params.id);
      if (row?.customer_id !== caller.customerId) throw notFound();
      return viewWallet(row);
    },
  }),
];
