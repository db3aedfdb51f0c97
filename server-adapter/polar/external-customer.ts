/**
 * Where a customer stands by the host's id; null for half of a surrogate pair, which no address can hold and no customer
 * has.
 */
export function externalCustomer(id: string): string | null {
  return id.isWellFormed() ? `/v1/customers/external/${encodeURIComponent(id)}` : null;
}
