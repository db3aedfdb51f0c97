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
