import type { CustomerRow } from '../customers/table.ts';
import type { World } from '../state/world.ts';
import { type WalletRow, wallets } from './table.ts';

/** Where downgrades put what they give back; made when first needed. */
export function billingWallet(world: World, customerId: string, currency: string): WalletRow | undefined {
  return world
    .of(wallets)
    .find((row) => row.customer_id === customerId && row.currency === currency && row.type === 'billing');
}

interface Movement {
  readonly customerId: string;
  readonly currency: string;
  /** Minor units, ≥ 0. */
  readonly amount: number;
}

export function spendBalance(world: World, { customerId, currency, amount }: Movement): void {
  const wallet = billingWallet(world, customerId, currency);
  if (wallet && amount > 0) world.of(wallets).patch(wallet.id, { balance: wallet.balance - amount });
}

export function addBalance(world: World, organizationId: string, { customerId, currency, amount }: Movement): void {
  if (amount <= 0) return;
  const wallet = billingWallet(world, customerId, currency);
  if (wallet) world.of(wallets).patch(wallet.id, { balance: wallet.balance + amount });
  else
    world.of(wallets).insert({
      organization_id: organizationId,
      customer_id: customerId,
      type: 'billing',
      currency,
      balance: amount,
    });
}

/** A wallet for use, which no operation makes. Answers its id. */
export function openUsageWallet(world: World, customer: CustomerRow): string {
  const { organization_id, id: customer_id } = customer;
  return world.of(wallets).insert({ organization_id, customer_id, type: 'usage', currency: 'usd', balance: 0 }).id;
}

/** Polar does not say of which kind a wallet is. */
export function viewWallet(row: WalletRow) {
  return {
    id: row.id,
    created_at: row.created_at,
    modified_at: row.modified_at,
    customer_id: row.customer_id,
    balance: row.balance,
    currency: row.currency,
  };
}
