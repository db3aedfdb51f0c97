import type { DiscountRow } from '../discounts/table.ts';
import { viewDiscountBase } from '../discounts/view.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import { viewBenefitOrganization } from '../organizations/view.ts';

/** The discount as the buyer sees it: what it is worth, not how often it was used. */
export function viewCheckoutDiscount(row: DiscountRow) {
  const {
    created_at: _created,
    modified_at: _modified,
    metadata: _metadata,
    starts_at: _starts,
    ends_at: _ends,
    max_redemptions: _max,
    max_redemptions_per_customer: _maxPerCustomer,
    redemptions_count: _count,
    organization_id: _organization,
    ...shown
  } = viewDiscountBase(row);
  return shown;
}

/** The seller as the buyer sees it. */
export function viewCheckoutOrganization(row: OrganizationRow) {
  return viewBenefitOrganization(row);
}
