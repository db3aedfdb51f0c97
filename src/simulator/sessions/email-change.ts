import { changeCustomer } from '../customers/change.ts';
import { type CustomerRow, customers } from '../customers/table.ts';
import { problem } from '../http/problem.ts';
import { members } from '../members/table.ts';
import { ownerOf } from '../members/write.ts';
import { defineTable, type Row } from '../state/table.ts';
import type { World } from '../state/world.ts';
import { openSession } from './create.ts';

const HALF_HOUR = 1_800_000;

/** The id is the token that was mailed. */
interface EmailChangeRow extends Row {
  readonly customer_id: string;
  readonly email: string;
  readonly expiresAt: number;
}

const emailChanges = defineTable<EmailChangeRow>('email_changes');

export function requestEmailChange(world: World, customer: CustomerRow, email: string): void {
  const row = world.of(emailChanges).insert({
    id: `polar_ceu_${world.ids.letters(37)}`,
    organization_id: customer.organization_id,
    customer_id: customer.id,
    email,
    expiresAt: world.time.now() + HALF_HOUR,
  });
  world.mail({ to: email, subject: 'Confirm your new address', secret: row.id });
}

/** Checks the token, and unless it is to be kept makes the change. Answers a session for the changed customer. */
export function usePendingEmail(world: World, token: string, { keep }: { readonly keep: boolean }): string | null {
  const row = world.of(emailChanges).get(token);
  const customer = world.of(customers).get(row?.customer_id);
  if (!row || !customer || row.expiresAt <= world.time.now())
    throw problem(401, 'InvalidCustomerEmailUpdate', 'This email update request is invalid or has expired.');
  if (keep) return null;
  world.of(emailChanges).delete(row.id);
  const owner = ownerOf(world, customer.id);
  if (owner) world.of(members).update(owner.id, { email: row.email });
  return openSession(world, changeCustomer(world, customer, { email: row.email, email_verified: true }), owner).id;
}
