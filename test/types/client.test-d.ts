import { describe, expectTypeOf, it } from 'vitest';
import { createClient } from '../../src/client/client.ts';
import type { Data, Input, Output, Page } from '../../src/client/operation.ts';
import type { Order, Subscription } from '../../src/contract/operations.gen.ts';
import type { FloeOptions } from '../../src/react/options.ts';

const client = createClient({ url: '/floe' });
declare const options: FloeOptions;

describe('the contract in a consumer’s types', () => {
  it('knows what each operation takes and answers', () => {
    expectTypeOf<Input<'orders.get'>>().toEqualTypeOf<{ order_id: string }>();
    expectTypeOf<Output<'subscriptions.cancel'>>().toEqualTypeOf<Subscription>();
    expectTypeOf<Data<'orders.list'>>().toEqualTypeOf<Page<Order>>();
    expectTypeOf<Data<'orders.get'>>().toEqualTypeOf<Order>();
  });

  it('refuses a typo in a name', () => {
    // @ts-expect-error there is no such operation
    void client.call('orders.lst', {});
    // @ts-expect-error a mutation is no query
    options('subscriptions.cancel', { subscription_id: '' });
  });

  it('refuses a typo in an input', () => {
    // @ts-expect-error the field is order_id
    void client.call('orders.get', { orderId: '' });
    // @ts-expect-error unknown filter
    options('orders.list', { limits: 5 });
    // @ts-expect-error no such reason
    void client.call('subscriptions.cancel', { subscription_id: '', reason: 'bored' });
    // @ts-expect-error an amount is an integer, not text
    void client.call('refunds.preview', { order_id: '', amount: '5' });
  });

  it('gives options whose data is typed', () => {
    const query = options('orders.list', { limit: 5 });
    expectTypeOf(query.queryFn).returns.resolves.toEqualTypeOf<Page<Order>>();
  });
});
