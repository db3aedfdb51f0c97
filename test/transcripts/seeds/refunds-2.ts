import { at, find, periodEnds, refundOutside, refundSettles, refundsGo, type Seed } from './notation.ts';
import { subscriptionSettings } from './organization-settings.ts';
import { buys, product } from './shop.ts';

const partial = '76795f5a-fc5a-4257-b6d8-ba75d7da59e3';
const rest = '87815e9a-92a8-4246-802b-c509c631bd3a';
const failing = '322c44c4-6565-4910-aeee-68d7c8e48d22';
const canceled = '55077435-a2bf-4962-be77-77d36145be8d';
const failingLate = 'f4aa6e08-134c-4b81-a45e-a1ce7d0c697d';
const allFailingLate = '1e7fe3f8-3bbd-4ed0-99be-2173c70d06f0';
const outside = 'ea2ceccd-5405-4a4a-852d-98b0c26c41bf';

const ofPlan = 'b38388eb-ec44-4b36-882e-c131acbc71f1';
const renewed = 'fe33e1df-dfc4-4170-80c4-1c0fba7c76d6';

/** Refunds that wait for the bank, that fail late, that somebody makes past Polar, and whose answer is lost. */
export const refunds2: Seed = {
  file: 'refunds-2.jsonl',
  sessions: { portal_ok: { external_customer_id: 'ext_rfb_ok' } },
  before: {
    0: [subscriptionSettings(), refundsGo('pending')],
    9: [at('07:59:38.500'), refundSettles(partial, 'succeeded')],
    10: [at('07:59:42.500'), refundSettles(partial, 'succeeded')],
    17: [at('07:59:50.500'), refundSettles(rest, 'succeeded')],
    21: [at('07:59:58.500'), refundSettles(failing, 'failed')],
    26: [at('08:00:07.500'), refundSettles(canceled, 'canceled')],
    27: [refundsGo('settled')],
    32: [at('08:00:16.500'), refundSettles(failingLate, 'failed')],
    34: [at('08:00:24.500'), refundSettles(allFailingLate, 'failed')],
    36: [at('08:00:29.500'), refundOutside(outside, { total: 1089, reason: 'requested_by_customer' })],
    38: [at('08:00:33.500'), refundOutside(outside, { total: 500, pending: true })],
    40: [at('08:00:37.500'), refundSettles('a1c6cc9c-2f58-4543-b389-6944e53ec8f5', 'succeeded')],
    46: [
      at('08:00:41.500'),
      refundOutside(outside, { total: 1133, reason: 'fraudulent' }),
      at('08:00:45.500'),
      refundOutside(ofPlan, { total: 3266, reason: 'fraudulent' }),
    ],
    // At the same instant: each is booked as if the other were not there.
    47: [refundsGo('raced')],
    51: [refundsGo('overtaken')],
    52: [refundsGo('settled')],
    // The processor pays back, but its answer does not arrive.
    55: [refundsGo('lost')],
    58: [refundsGo('settled')],
    65: [refundsGo('lost')],
    68: [
      refundsGo('settled'),
      ...buys('moa_renewing', {
        joins: '08:13:40.000',
        pays: '08:13:41.000',
        product: product.pro,
        customer: 'd448a468-b208-4cb8-8349-a7fdab645c88',
        subscription: renewed,
      }),
      at('08:13:58.000'),
      periodEnds(renewed),
      find('/v1/orders/', { subscription_id: renewed }, { 'items/0/id': '4234c65a-310d-456a-b91a-b3a98a4deac8' }),
    ],
  },
};
