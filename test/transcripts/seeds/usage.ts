import { post, type RequestStep } from './notation.ts';

/** A customer calls the API 150 times, where 100 calls are included. */
export const calls = (customer: string, timestamp: string): RequestStep =>
  post('/v1/events/ingest', {
    events: Array.from({ length: 150 }, () => ({
      name: 'api.call',
      external_customer_id: customer,
      timestamp: `2026-11-23T${timestamp}Z`,
    })),
  });
