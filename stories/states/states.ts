import { cancelFlow } from './cancel-flow.ts';
import { changePlan } from './change-plan.ts';
import { checkoutLinks } from './checkout-links.ts';
import { customerPanel } from './customer-panel.ts';
import { desk } from './desk.ts';
import { entitlements } from './entitlements.ts';
import type { Family } from './family.ts';
import { licenseGate } from './license-gate.ts';
import { licenseKeys } from './license-keys.ts';
import { orders } from './orders.ts';
import { refundDialog } from './refund-dialog.ts';
import { rules } from './rules.ts';
import { subscriptionControls } from './subscription-controls.ts';
import { usageMeter } from './usage.ts';

/** Every family and every state it has; `npm run states` prints it as a page. */
export const families: readonly Family[] = [
  customerPanel,
  subscriptionControls,
  changePlan,
  cancelFlow,
  refundDialog,
  orders,
  licenseKeys,
  checkoutLinks,
  usageMeter,
  desk,
  entitlements,
  rules,
  licenseGate,
];
