import type { Json } from '../recording.ts';
import { find, post, type Seed } from './notation.ts';

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);
const minutesBefore = (minutes: number): string =>
  new Date(Date.parse('2026-11-23T07:07:27.691Z') - 60_000 * minutes).toISOString().replace('Z', '254Z');
const inOneBatch = (events: Json[]) => post('/v1/events/ingest', { events });

/** Two batches were written down only in part: 60 of 120 events, and of 1000. */
export const events: Seed = {
  file: 'events.jsonl',
  before: {
    25: [
      inOneBatch(
        range(60, 120).map((i) => ({
          name: 'api.call',
          external_customer_id: 'user_1',
          external_id: `bulk-${i}`,
          timestamp: minutesBefore(3 * i),
          metadata: { route: '/bulk', i },
        })),
      ),
      inOneBatch(
        range(60, 1000).map((i) => ({
          name: 'tokens.used',
          external_customer_id: 'user_2',
          metadata: { tokens: i % 7 },
        })),
      ),
    ],
    47: [find('/v1/event-types/', { query: 'session.step' }, { 'items/0/id': '7e083ac7-b0e7-4328-85a2-f7f259c52fe7' })],
  },
};
