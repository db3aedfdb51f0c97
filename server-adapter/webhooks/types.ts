/** Every webhook Polar sends today; an endpoint of ours asks for all of them. */
export const WEBHOOK_TYPES: readonly string[] = [
  ...family('checkout', 'created', 'updated', 'expired'),
  ...family('customer', 'created', 'updated', 'deleted', 'state_changed'),
  ...family('customer_seat', 'assigned', 'claimed', 'revoked'),
  ...family('member', 'created', 'updated', 'deleted'),
  ...family('order', 'created', 'updated', 'paid', 'refunded'),
  ...family(
    'subscription',
    'created',
    'updated',
    'active',
    'canceled',
    'uncanceled',
    'cycled',
    'revoked',
    'past_due',
    'paused',
    'resumed',
  ),
  ...family('refund', 'created', 'updated'),
  ...family('product', 'created', 'updated'),
  ...family('discount', 'created', 'updated', 'deleted'),
  ...family('benefit', 'created', 'updated'),
  ...family('benefit_grant', 'created', 'cycled', 'updated', 'revoked'),
  ...family('organization', 'updated'),
];

function family(name: string, ...members: readonly string[]): string[] {
  return members.map((member) => `${name}.${member}`);
}
