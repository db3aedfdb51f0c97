/** Something a product grants. */
export interface Granted {
  id: string;
  description: string;
}

/** A product, as far as what it grants is compared. */
export interface Granting {
  benefits?: readonly Granted[] | undefined;
}

/** What another product adds and what it takes away. */
export interface BenefitChange {
  gained: Granted[];
  lost: Granted[];
}

/**
 * What changes for the customer with another product, beside the price. Nothing where one of the two does not tell what
 * it grants: then neither gain nor loss is known.
 *
 * @example
 * benefitChange({ benefits: [] }, { benefits: [{ id: 'b', description: 'Priority support' }] }).gained.length; // 1
 */
export function benefitChange(from: Granting | null | undefined, to: Granting): BenefitChange {
  const [had, has] = [from?.benefits, to.benefits];
  if (!had || !has) return { gained: [], lost: [] };
  const only = (these: readonly Granted[], others: readonly Granted[]) =>
    these.filter(({ id }) => !others.some((other) => other.id === id));
  return { gained: only(has, had), lost: only(had, has) };
}
