import {
  at,
  patch,
  post,
  receiverGoes,
  refundOutside,
  refundSettles,
  refundsGo,
  type Seed,
  type Step,
  webhookAttempts,
} from './notation.ts';
import { buys, product } from './shop.ts';

// The recorder took refunds through their life twice. Of the first time only what it left behind was written down: its
// receiver was away, so that Polar gave up its events and disabled the endpoint.

const person = (name: string) => `$rfa_${name}`;
const TOUR = '$tour';
const OK = '2bfe24c2-d308-4577-8fc2-3e119c8e30fa';
const orderOf = (name: string) => (name === 'ok' ? OK : `$rfa_${name}_order`);
const refundOf = (name: string) => `$rfa_refund_${name}`;

/** What each person's purchase and its names are; the recording knows two of the customers. */
const buyers: { name: string; joins: string; pays: string; customer?: string }[] = [
  {
    name: 'ok',
    joins: '07:52:30.114',
    pays: '07:52:30.600',
    customer: '78616cfe-7405-426e-ac6c-298ca74c1946',
  },
  { name: 'fail', joins: '07:52:38.800', pays: '07:52:39.200' },
  { name: 'late', joins: '07:52:43.000', pays: '07:52:43.500' },
  { name: 'ext', joins: '07:52:44.000', pays: '07:52:44.500' },
  { name: 'conc', joins: '07:52:45.000', pays: '07:52:45.500' },
  { name: 'e500', joins: '07:52:46.000', pays: '07:52:46.500' },
  { name: 'drop', joins: '07:52:47.000', pays: '07:52:47.500' },
];

const refund = (of: string, amount: number, name: string, revoke_benefits = false): Step =>
  post(
    '/v1/refunds/',
    { order_id: orderOf(of), reason: 'customer_request', amount, revoke_benefits },
    { id: refundOf(name) },
  );

const refunds: Step[] = [
  at('07:53:00.000'),
  refundsGo('pending'),
  refund('ok', 500, 'partial', true),
  at('07:53:05.000'),
  refundSettles(refundOf('partial'), 'succeeded'),
  refund('ok', 2000, 'rest'),
  at('07:53:10.000'),
  refundSettles(refundOf('rest'), 'succeeded'),
  refund('fail', 2500, 'failing', true),
  at('07:53:15.000'),
  refundSettles(refundOf('failing'), 'failed'),
  refund('fail', 700, 'again'),
  at('07:53:20.000'),
  refundSettles(refundOf('again'), 'canceled'),
  refundsGo('settled'),
  refund('late', 900, 'late'),
  at('07:53:25.000'),
  refundSettles(refundOf('late'), 'failed'),
  refund('late', 2500, 'all_late', true),
  at('07:53:30.000'),
  refundSettles(refundOf('all_late'), 'failed'),
  refundOutside(orderOf('ext'), { total: 1089, reason: 'requested_by_customer' }),
  refundOutside(orderOf('ext'), { total: 500 }),
  refundOutside(orderOf('ext'), { total: 1133, reason: 'fraudulent' }),
  refundOutside('603f92d8-0cb0-4ab9-960b-c7cd4811eafc', { total: 3266, reason: 'fraudulent' }),
  at('07:53:40.000'),
  refund('conc', 500, 'first'),
  refund('conc', 500, 'second'),
  refund('conc', 1250, 'third'),
  refund('e500', 800, 'retried'),
  refund('e500', 700, 'answered'),
  refund('drop', 800, 'dropped'),
  refund('drop', 700, 'answered_too'),
];

/** The first run of refunds, while nobody received its webhooks. */
export const webhookOutage: Seed = {
  file: 'webhook-deliveries-api-2.jsonl',
  before: {
    0: [
      // Somebody tried the official client out.
      ...buys('tour', {
        joins: '07:35:22.000',
        pays: '07:35:23.000',
        product: product.pro,
        subscription: TOUR,
      }),
      at('07:35:26.361'),
      post('/v1/events/ingest', {
        events: [{ name: 'tour', external_customer_id: 'ext_tour', timestamp: '2026-11-23T07:35:26.360Z' }],
      }),
      patch(`/v1/subscriptions/${TOUR}`, { cancel_at_period_end: true }),
      at('07:36:35.000'),
      webhookAttempts(2),
      at('07:52:29.000'),
      receiverGoes('gone'),
      ...buyers.flatMap(({ name, joins, pays, customer = person(name) }) =>
        buys(`rfa_${name}`, { joins, pays, product: product.ebook, customer, order: orderOf(name) }),
      ),
      ...buys('rfa_sub', {
        joins: '07:52:48.000',
        pays: '07:52:48.500',
        product: product.pro,
        customer: '37043178-4a3c-4988-ab39-f8289ddf0da0',
        subscription: 'edceb5aa-dfa7-4fa5-9143-37ed61e1f176',
        order: '603f92d8-0cb0-4ab9-960b-c7cd4811eafc',
      }),
      ...refunds,
    ],
  },
};
