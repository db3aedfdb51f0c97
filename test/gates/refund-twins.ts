import { agent, openHouse } from '../adapter/house.ts';
import { defineGate } from './gate.ts';
import { number } from './words.ts';

/** A double click, a browser's retry, a reload: equal calls at the same moment are one refund. */
export const refundTwins = defineGate({
  id: 'S17',
  goal: ({ rounds, twins }: { rounds: number; twins: number }) =>
    `${number(rounds)} × ${twins} equal refunds at once: one POST each`,
  bounds: { test: { rounds: 5, twins: 64 }, torture: { rounds: 1_000, twins: 64 } },
  run: async ({ rounds, twins }) => {
    let wrong = 0;
    let house = openHouse();
    let left = 0;
    for (let round = 0; round < rounds; round += 1) {
      if (left < 100) {
        house = openHouse();
        left = 4_900;
      }
      const before = house.writes().length;
      const call = {
        as: agent(),
        customer: { id: house.shop.elena.customer },
        key: `round-${round}`,
        input: { order_id: house.shop.elena.license, amount: 100, reason: 'other', expected_refundable: left },
      };
      const answers = await Promise.all(Array.from({ length: twins }, () => house.ask('refunds.create', call)));
      const paid = answers.some(({ body }) => body.result?.state === 'succeeded');
      if (house.writes().length - before !== 1 || !paid) wrong += 1;
      left -= 100;
      // Polar's rate limit counts by the minute.
      house.clock.forward(60_000);
    }
    return { figure: `${number(wrong)} of ${number(rounds)} rounds with another count`, pass: wrong === 0 };
  },
});
