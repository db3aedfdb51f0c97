import { describe, expect, it } from 'vitest';
import { fieldProblems } from '../../server-adapter/polar/fields.ts';

const mistake = (type: string, loc: (string | number)[], msg = 'Polar wrote this.') => ({ type, loc, msg, input: 'x' });
const fields = (...mistakes: object[]) => fieldProblems(mistakes).map(({ path, code }) => [path, code]);

describe('the path of a field', () => {
  it.each([
    [['body', 'email'], 'email'],
    [['body', 'individual', 'email'], 'email'],
    [['body', 'one_time', 'prices', 0, 'fixed', 'price_amount'], 'prices.0.price_amount'],
    [['body', 'CustomerSessionCustomerIDCreate', 'customer_id'], 'customer_id'],
    [['body', 'function-after[_validate(), CheckoutProductsCreate]', 'products'], 'products'],
    [['body', 'SubscriptionUpdateBase', 'trial_end', "literal['now']"], 'trial_end'],
    [['body', 'SubscriptionUpdateBase', 'trial_end', 'datetime'], 'trial_end'],
    [['body', 'individual', 'metadata', 'plan', 'constrained-str'], 'metadata.plan'],
    [['body', 'individual', 'metadata', 'plan', 'int'], 'metadata.plan'],
    [['query', 'status', 'str-enum[SubscriptionStatus]'], 'status'],
    [['query', 'sorting', 0], 'sorting.0'],
    [['path', 'id'], 'id'],
    [['body'], ''],
  ])('of %j is %s', (loc, path) => {
    expect(fieldProblems([mistake('missing', loc)])).toEqual([{ path, code: 'required', message: 'This is needed.' }]);
  });
});

describe('the members of a union', () => {
  it('leave the one that was nearly right', () => {
    expect(
      fields(
        mistake('enum', ['body', 'SubscriptionUpdateBase', 'proration_behavior']),
        mistake('missing', ['body', 'SubscriptionUpdateSeats', 'seats']),
        mistake('enum', ['body', 'SubscriptionUpdateSeats', 'proration_behavior']),
        mistake('extra_forbidden', ['body', 'SubscriptionUpdateSeats', 'product_id']),
        mistake('missing', ['body', 'SubscriptionCancel', 'cancel_at_period_end']),
        mistake('extra_forbidden', ['body', 'SubscriptionCancel', 'product_id']),
      ),
    ).toEqual([['proration_behavior', 'not_one_of']]);
  });

  it('name a field that none of them knows once', () => {
    expect(
      fields(
        mistake('extra_forbidden', ['body', 'SubscriptionUpdateBase', 'zzz']),
        mistake('missing', ['body', 'SubscriptionUpdateSeats', 'seats']),
        mistake('extra_forbidden', ['body', 'SubscriptionUpdateSeats', 'zzz']),
      ),
    ).toEqual([['zzz', 'unrecognized']]);
  });

  it('say one thing about a field that fits none of its types', () => {
    expect(
      fields(
        mistake('datetime_future', ['body', 'SubscriptionUpdateBase', 'trial_end', 'datetime']),
        mistake('literal_error', ['body', 'SubscriptionUpdateBase', 'trial_end', "literal['now']"]),
      ),
    ).toEqual([['trial_end', 'past']]);
  });
});

describe('the words', () => {
  it.each([
    ['greater_than_equal', '', 'too_small'],
    ['less_than_equal', '', 'too_large'],
    ['string_too_short', '', 'too_short'],
    ['too_long', '', 'too_long'],
    ['uuid_parsing', '', 'bad_format'],
    ['string_type', '', 'wrong_type'],
    ['value_error', 'Refund amount exceeds refundable amount', 'too_large'],
    ['value_error', 'Product does not exist.', 'unknown'],
    ['value_error', 'Product is archived.', 'archived'],
    ['value_error', 'Product is not recurring.', 'not_recurring'],
    ['value_error', "Can't switch from a seat-based to a non-seat-based product.", 'cannot_switch'],
    ['value_error', 'Seats can only be set for seat-based pricing.', 'not_by_quantity'],
    ['value_error', 'Product is not available in this checkout.', 'not_available'],
    ['value_error', 'The subscription is not currently trialing.', 'not_trialing'],
    ['value_error', 'This subscription has no pending update to clear.', 'nothing_pending'],
    ['value_error', "The 'reset' proration behavior is not enabled for this organization.", 'not_enabled'],
    ['value_error', 'member_id is required for team customers.', 'required'],
    ['value_error', 'A customer with this email address already exists.', 'taken'],
    ['value_error', 'Something Polar never said before.', 'invalid'],
  ])('for %s %s are ours', (type, msg, code) => {
    const [field] = fieldProblems([mistake(type, ['body', 'field'], msg)]);
    expect(field).toMatchObject({ path: 'field', code });
    expect(field?.message).not.toBe(msg);
  });

  it('are none for a detail that is no list of mistakes', () => {
    for (const detail of ['Not found', null, undefined, {}, [null, 1, {}, { type: 'x' }]]) {
      expect(fieldProblems(detail)).toEqual([]);
    }
  });
});
