// What is taken from what Polar tells: whom and what it is about, and nothing else.
import { describe, expect, it } from 'vitest';
import { aboutOf, newsOf, newsOfFeed } from '../../server-adapter/webhooks/news.ts';

const bytes = (body: unknown) => new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
const of = (body: unknown) => newsOf(bytes(body), { id: 'msg_1', at: 7 });

describe('a webhook', () => {
  it('that is understood leaves its type, whom it is about, and none of its body', () => {
    const data = { id: 'r-1', order_id: 'o-1', subscription_id: 's-1', customer_id: 'c-1', amount: 1000 };
    expect(of({ type: 'refund.created', data })).toEqual({
      id: 'msg_1',
      at: 7,
      source: 'webhook',
      type: 'refund.created',
      customerId: 'c-1',
      orderId: 'o-1',
      subscriptionId: 's-1',
      body: null,
    });
  });

  it.each<[string, unknown, string]>([
    ['of a type nobody knows', { type: 'moon.rose', data: {} }, 'moon.rose'],
    ['without data', { type: 'order.paid' }, 'order.paid'],
    ['whose data is null', { type: 'order.paid', data: null }, 'order.paid'],
    ['whose data is a text', { type: 'order.paid', data: 'o-1' }, 'order.paid'],
    ['whose type is no text', { type: 7, data: {} }, ''],
    ['that is no object', 'null', ''],
    ['that is no JSON', 'hello', ''],
    ['that is empty', '', ''],
  ])('%s is kept as it came', (_name, body, type) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    expect(of(body)).toMatchObject({ type, body: text, customerId: null, orderId: null, subscriptionId: null });
  });

  it('of bytes that are no text is kept as far as it can be read', () => {
    const news = newsOf(Uint8Array.from([0x61, 0xff, 0x62]), { id: 'msg_1', at: 7 });
    expect(news).toMatchObject({ type: '', body: 'a\ufffdb' });
  });

  it('with an endless type keeps a hundred letters of it', () => {
    expect(of({ type: 'x'.repeat(500), data: {} }).type).toBe('x'.repeat(100));
  });
});

describe('whom a thing is about', () => {
  it.each<[string, Record<string, unknown>, ReturnType<typeof aboutOf>]>([
    ['customer.updated', { id: 'c-1', customer_id: 'no' }, { customerId: 'c-1', orderId: null, subscriptionId: null }],
    ['order.paid', { id: 'o-1', order_id: 'no' }, { customerId: null, orderId: 'o-1', subscriptionId: null }],
    ['subscription.active', { id: 's-1' }, { customerId: null, orderId: null, subscriptionId: 's-1' }],
    ['refund', { id: 'r-1', order_id: 'o-1' }, { customerId: null, orderId: 'o-1', subscriptionId: null }],
    ['member.created', { customer: { id: 'c-1' } }, { customerId: 'c-1', orderId: null, subscriptionId: null }],
    [
      'order.paid',
      { id: 'o-1', customer_id: 'c-1', customer: { id: 'c-2' }, subscription_id: 's-1' },
      { customerId: 'c-1', orderId: 'o-1', subscriptionId: 's-1' },
    ],
  ])('%s %j', (type, data, about) => {
    expect(aboutOf(type, data)).toEqual(about);
  });

  it.each(['', 'a b', '../refunds', 'a/b', 'x'.repeat(65), 'a\n', ' a', 7, null, { id: 'c-1' }])(
    'is not said by %j, which is no id',
    (customer_id) => {
      expect(aboutOf('member.created', { customer_id }).customerId).toBeNull();
    },
  );

  it('is said by an id of up to 64 letters', () => {
    expect(aboutOf('member.created', { customer_id: 'x'.repeat(64) }).customerId).toBe('x'.repeat(64));
  });
});

describe('an entry of the feed', () => {
  const metadata = { order_id: 'o-1', subscription_id: 's-1', customer_id: 'c-3' };
  const entry = { id: 'e-1', name: 'order.paid', customer_id: 'c-1', customer: { id: 'c-2' }, metadata };

  it('is news under a name of its own', () => {
    expect(newsOfFeed(entry, 7)).toEqual({
      id: 'event:e-1',
      at: 7,
      source: 'feed',
      type: 'order.paid',
      customerId: 'c-1',
      orderId: 'o-1',
      subscriptionId: 's-1',
      body: null,
    });
  });

  it('names its customer in one of three places', () => {
    const { customer_id: _gone, ...second } = entry;
    expect(newsOfFeed(second, 7)?.customerId).toBe('c-2');
    expect(newsOfFeed({ ...second, customer: null }, 7)?.customerId).toBe('c-3');
    expect(newsOfFeed({ ...second, customer: null, metadata: null }, 7)).toMatchObject({
      customerId: null,
      orderId: null,
      subscriptionId: null,
    });
  });

  it.each([null, 'text', {}, { id: 'e-1' }, { name: 'order.paid' }, { id: 7, name: 'x' }, { id: 'e-1', name: 7 }])(
    'is none: %j',
    (none) => {
      expect(newsOfFeed(none, 7)).toBeNull();
    },
  );
});
