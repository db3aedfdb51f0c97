// Signing in to the portal with a code sent by mail. Asking for an unknown address looks like asking for a known one.

import { changeCustomer } from '../customers/change.ts';
import { type CustomerRow, customers, findByEmail } from '../customers/table.ts';
import { problem } from '../http/problem.ts';
import { type MemberRow, members } from '../members/table.ts';
import { ownerOf } from '../members/write.ts';
import { organizations } from '../organizations/table.ts';
import { defineTable, type Row } from '../state/table.ts';
import type { World } from '../state/world.ts';
import { openSession } from './create.ts';

const HALF_HOUR = 1_800_000;

/** The id is the code. */
interface LoginCodeRow extends Row {
  readonly customer_id: string;
  readonly member_id: string | null;
  readonly expiresAt: number;
}

const loginCodes = defineTable<LoginCodeRow>('login_codes');

/** A code that the next request for one uses, so that a test can know it without reading mail. */
interface ChosenCodeRow extends Row {
  readonly code: string;
}

const chosenCodes = defineTable<ChosenCodeRow>('chosen_login_codes');

export function chooseLoginCode(world: World, code: string): void {
  world.of(chosenCodes).insert({ organization_id: '', code });
}

export function requestLogin(world: World, organizationId: string, email: string): void {
  const found = findPerson(world, organizationId, email);
  if (!found) return;
  const chosen = world.of(chosenCodes).all()[0];
  if (chosen) world.of(chosenCodes).delete(chosen.id);
  const id = chosen?.code ?? world.ids.letters(6).toUpperCase();
  world.of(loginCodes).insert({
    id,
    organization_id: organizationId,
    customer_id: found.customer.id,
    member_id: found.member?.id ?? null,
    expiresAt: world.time.now() + HALF_HOUR,
  });
  world.mail({ to: email, subject: 'Access your purchases', secret: id });
}

function findPerson(
  world: World,
  organizationId: string,
  email: string,
): { customer: CustomerRow; member?: MemberRow } | undefined {
  const organization = world.of(organizations).get(organizationId);
  const wanted = email.toLowerCase();
  if (organization?.feature_settings.member_model_enabled) {
    const member = world
      .of(members)
      .find((row) => row.organization_id === organizationId && row.email.toLowerCase() === wanted);
    const customer = world.of(customers).get(member?.customer_id);
    if (member && customer) return { customer, member };
  }
  const customer = findByEmail(world, organizationId, email);
  if (!customer) return undefined;
  const member = organization?.feature_settings.member_model_enabled ? ownerOf(world, customer.id) : undefined;
  return member ? { customer, member } : { customer };
}

/** The session's token; 401 for a code that is wrong, used or too old. */
export function redeemCode(world: World, code: string): string {
  const row = world.of(loginCodes).get(code);
  const customer = world.of(customers).get(row?.customer_id);
  if (!row || row.expiresAt <= world.time.now() || !customer)
    throw problem(401, 'CustomerSessionCodeInvalidOrExpired', 'This customer session code is invalid or has expired.');
  world.of(loginCodes).delete(row.id);
  // Whoever read the letter owns the address.
  changeCustomer(world, customer, { email_verified: true });
  return openSession(world, customer, world.of(members).get(row.member_id)).id;
}
