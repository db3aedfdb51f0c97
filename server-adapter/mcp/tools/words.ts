import type { OperationName } from '../../../src/contract/types.ts';

/** What a model is told of an operation, or why it is told nothing. */
export type Words =
  | { readonly tool: string; readonly title: string; readonly use: string }
  | { readonly withheld: string };

const tool = (name: string, title: string, use: string): Words => ({ tool: name, title, use });

const LINK = 'Its answer is a link that signs somebody in or pays; that is handed over by people.';
const DECISION = 'It is a person’s own decision about what somebody else has asked for.';
const CONNECTIONS = 'Which organization is connected, and by what, is for people.';
const REPORT = 'What was used is reported by the product, never by a model.';
const TOKENS = 'A token makes no tokens.';

/**
 * Every operation in words for models: what it is for, what its figures mean, what to call before. A new operation does
 * not compile before somebody has said how a model is told of it.
 */
export const words: Readonly<Record<OperationName, Words>> = {
  'customer.overview': tool(
    'customer_overview',
    'Customer overview',
    'Reads one customer whole: profile, subscriptions, newest orders, grants, disputes and open refunds. Start here when a question is about one customer.',
  ),
  'customer.search': tool(
    'customer_search',
    'Find customers',
    'Finds customers by e-mail, by the shop’s own id or by part of a name. Gives the id that other tools take as `customer`.',
  ),
  'customer.get': tool('customer_get', 'Customer profile', 'Reads a customer’s name, e-mail and billing details.'),
  'customer.update': tool(
    'customer_update',
    'Change a customer',
    'Changes a customer’s name, e-mail or billing details. Send only what changes.',
  ),
  'products.list': tool('product_list', 'Products', 'Lists products with their prices and what they include.'),
  'subscriptions.list': tool(
    'subscription_list',
    'Subscriptions',
    'Lists a customer’s subscriptions with their status, price and period.',
  ),
  'subscriptions.get': tool('subscription_get', 'Subscription', 'Reads one subscription of a customer.'),
  'subscriptions.preview': tool(
    'subscription_preview',
    'Cost of a change',
    'Says what a plan change, the next charge or a cancellation would cost, without doing it. Amounts are in minor units. Where the client shows it, a person decides in the dialog that opens; else call subscription_change, subscription_cancel or subscription_revoke.',
  ),
  'subscriptions.change': tool(
    'subscription_change',
    'Change a plan',
    'Changes a subscription’s product, seats, units, trial, discount or billing date; the customer may be charged. Look at subscription_preview first and send its figure as `expected_due`.',
  ),
  'subscriptions.cancel': tool(
    'subscription_cancel',
    'Cancel at period end',
    'Ends a subscription with its current period; access lasts until then. The comment is shown to the customer.',
  ),
  'subscriptions.uncancel': tool(
    'subscription_uncancel',
    'Keep a subscription',
    'Takes a scheduled cancellation back.',
  ),
  'subscriptions.pause': tool(
    'subscription_pause',
    'Pause a subscription',
    'Pauses a subscription at the end of its period, until a date or until it is resumed.',
  ),
  'subscriptions.resume': tool(
    'subscription_resume',
    'Resume a subscription',
    'Resumes a paused subscription, which charges the customer at once, or takes a scheduled pause back.',
  ),
  'subscriptions.revoke': tool(
    'subscription_revoke',
    'End a subscription now',
    'Ends a subscription at once. Access stops and it cannot be taken back; nothing is refunded by it.',
  ),
  'subscriptions.createFree': tool(
    'subscription_create_free',
    'Start a free plan',
    'Starts a free subscription for a customer; refused where the product costs anything.',
  ),
  'subscriptions.clearPending': tool(
    'subscription_clear_pending',
    'Drop a scheduled change',
    'Drops a plan change that waits for the next period.',
  ),
  'orders.list': tool(
    'order_list',
    'Orders',
    'Lists a customer’s orders, newest first. Amounts are in minor units of the order’s currency.',
  ),
  'orders.get': tool('order_get', 'Order', 'Reads one order of a customer.'),
  'orders.update': tool(
    'order_update',
    'Correct an order’s address',
    'Corrects the name or address an order is billed to. Country and state stay once they are known.',
  ),
  'orders.invoice': tool('order_invoice', 'Make an invoice', 'Has an order’s invoice made if there is none yet.'),
  'orders.receipt': { withheld: LINK },
  'orders.payLink': { withheld: LINK },
  'orders.retry': { withheld: 'Only the customer pays with the customer’s card.' },
  'refunds.preview': tool(
    'refund_preview',
    'Refund preview',
    'Shows what is left to refund of an order, the tax that goes with it, and what stands in the way. Amounts are net, in minor units. Moves no money. Where the client shows it, the person refunds from the dialog that opens; else call refund_create.',
  ),
  'refunds.create': tool(
    'refund_create',
    'Ask for a refund',
    'Asks a person to refund part or all of an order. `amount` is net of tax, in minor units; `expected_refundable` is what refund_preview showed as left. Nothing is paid before the person says yes.',
  ),
  'refunds.list': tool('refund_list', 'Refunds', 'Lists a customer’s refunds and how far each has come.'),
  'refunds.waiting': tool(
    'refund_waiting',
    'Open refunds',
    'Lists refunds that are not settled: one customer’s, or all.',
  ),
  'refunds.approve': { withheld: DECISION },
  'refunds.decline': { withheld: DECISION },
  'refunds.resolve': { withheld: DECISION },
  'disputes.list': tool('dispute_list', 'Disputes', 'Lists what a customer disputes at the bank.'),
  'discounts.list': tool('discount_list', 'Discounts', 'Lists or searches discounts.'),
  'discounts.get': tool('discount_get', 'Discount', 'Reads one discount.'),
  'benefits.grants': tool(
    'benefit_grants',
    'What a customer has',
    'Lists what a customer has been granted: keys, downloads, roles, credits.',
  ),
  'entitlements.get': tool(
    'entitlement_get',
    'What a customer may use',
    'Says by key what a customer may use now: granted, on its way, or taken back. What it does not name is not granted.',
  ),
  'licenseKeys.list': tool('license_key_list', 'License keys', 'Lists license keys, masked: a customer’s, or all.'),
  'licenseKeys.get': tool(
    'license_key_get',
    'License key',
    'Reads one license key, masked, and the devices it is in use on.',
  ),
  'licenseKeys.update': tool(
    'license_key_update',
    'Change a license key',
    'Disables, revokes or gives back a license key, or changes its limits or end.',
  ),
  'licenseKeys.rotate': tool(
    'license_key_rotate',
    'Replace a license key',
    'Gives a license another key. The old one stops working at once.',
  ),
  'licenseKeys.deactivate': tool(
    'license_key_deactivate',
    'Sign a device out',
    'Signs one device out of a license, so that another can be signed in.',
  ),
  'licenseKeys.validate': { withheld: 'Polar counts each check; programs do it, not conversations.' },
  'licenseKeys.activate': { withheld: 'A device signs itself in.' },
  'checkoutLinks.list': tool('checkout_link_list', 'Checkout links', 'Lists the links anybody can buy by.'),
  'checkoutLinks.get': tool('checkout_link_get', 'Checkout link', 'Reads one checkout link.'),
  'checkoutLinks.create': tool(
    'checkout_link_create',
    'Make a checkout link',
    'Makes a link that anybody can buy the named products by.',
  ),
  'checkoutLinks.update': tool(
    'checkout_link_update',
    'Change a checkout link',
    'Changes what a checkout link sells and how. Send only what changes.',
  ),
  'checkoutLinks.delete': tool(
    'checkout_link_delete',
    'Delete a checkout link',
    'Takes a checkout link away for good; it stops working at once.',
  ),
  'checkouts.create': { withheld: LINK },
  'customFields.list': tool('custom_field_list', 'Custom fields', 'Lists the questions that products ask at checkout.'),
  'members.list': tool('member_list', 'Members of a team', 'Lists the people of a customer that is a team.'),
  'meters.list': tool('meter_list', 'Usage', 'Lists what a customer has used and has left, by meter.'),
  'paymentMethods.list': tool(
    'payment_method_list',
    'Saved cards',
    'Lists a customer’s saved cards as a receipt shows them: brand and last four digits.',
  ),
  'seats.list': tool('seat_list', 'Seats', 'Says who has the seats of a subscription or order and how many are free.'),
  'seats.assign': tool(
    'seat_assign',
    'Give a seat',
    'Gives a free seat to somebody, who gets an invitation by e-mail.',
  ),
  'seats.revoke': tool('seat_revoke', 'Take a seat back', 'Takes a seat back; what it granted ends for that person.'),
  'seats.resend': tool('seat_resend', 'Repeat an invitation', 'Sends the invitation to a seat once more.'),
  'portal.session': { withheld: LINK },
  'audit.list': tool('audit_list', 'Audit trail', 'Lists who did what, when and for which ticket.'),
  'webhooks.status': tool('webhook_status', 'Webhook health', 'Says whether Polar’s webhooks arrive.'),
  'webhooks.repair': tool(
    'webhook_repair',
    'Repair webhooks',
    'Turns the webhook endpoint at Polar on again and reads everything anew.',
  ),
  'usage.summary': tool(
    'usage_summary',
    'Usage and its cost',
    'Says what a customer uses of each meter in this period: included, over, cost in minor units, forecast, and how new each figure is.',
  ),
  'usage.track': { withheld: REPORT },
  'rules.list': tool(
    'rule_list',
    'Rules',
    'Lists the rules of the shop’s own code: how each stands and what it did last.',
  ),
  'rules.dryRun': tool('rule_dry_run', 'Try a rule', 'Says what a rule would do now, without doing it.'),
  'rules.stop': tool('rule_stop', 'Stop a rule', 'Stops a rule; it does nothing until it is resumed.'),
  'rules.resume': { withheld: DECISION },
  'rules.settle': { withheld: DECISION },
  'connections.get': { withheld: CONNECTIONS },
  'connections.setToken': { withheld: CONNECTIONS },
  'connections.disconnect': { withheld: CONNECTIONS },
  'mcpTokens.list': { withheld: TOKENS },
  'mcpTokens.create': { withheld: TOKENS },
  'mcpTokens.revoke': { withheld: TOKENS },
};
