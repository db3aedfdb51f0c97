import type { auditTrail } from './en/audit-trail.ts';
import type { benefits } from './en/benefits.ts';
import type { billingDetails } from './en/billing-details.ts';
import type { checkoutLink } from './en/checkout-link.ts';
import type { connection } from './en/connection.ts';
import type { customerSearch } from './en/customer-search.ts';
import type { discount } from './en/discount.ts';
import type { dispute } from './en/dispute.ts';
import type { gate } from './en/gate.ts';
import type { keyTable } from './en/key-table.ts';
import type { openPortal } from './en/open-portal.ts';
import type { orderSearch } from './en/order-search.ts';
import type { payments } from './en/payments.ts';
import type { planTerms } from './en/plan-terms.ts';
import type { portalLink } from './en/portal-link.ts';
import type { refundReview } from './en/refund-review.ts';
import type { rules } from './en/rules.ts';
import type { seats } from './en/seats.ts';
import type { usageMeter } from './en/usage-meter.ts';
import type { webhooks } from './en/webhooks.ts';

/** Words of the parts that are not on every screen: each group is fetched with its part. Types alone. */
export interface LateCatalogue {
  auditTrail: typeof auditTrail;
  benefits: typeof benefits;
  billingDetails: typeof billingDetails;
  checkoutLink: typeof checkoutLink;
  connection: typeof connection;
  customerSearch: typeof customerSearch;
  discount: typeof discount;
  dispute: typeof dispute;
  gate: typeof gate;
  keyTable: typeof keyTable;
  openPortal: typeof openPortal;
  orderSearch: typeof orderSearch;
  payments: typeof payments;
  planTerms: typeof planTerms;
  portalLink: typeof portalLink;
  refundReview: typeof refundReview;
  rules: typeof rules;
  seats: typeof seats;
  usageMeter: typeof usageMeter;
  webhooks: typeof webhooks;
}
