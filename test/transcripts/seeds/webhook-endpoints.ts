import { endpoint, type Seed } from './notation.ts';

export const ENDPOINTS = {
  all: 'ddf01efc-a3a1-4c98-97e6-4cdc70d4b9ba',
  failing: '22def338-5767-4761-b3bf-82b61bb5afcf',
};

/** The recorder's receiver was on its own machine, where no request may point an endpoint to. */
export const webhookEndpoints: Seed = {
  file: 'webhook-endpoints.jsonl',
  before: {
    6: [
      endpoint(ENDPOINTS.all, { url: 'http://127.0.0.1:9099/hook' }),
      endpoint(ENDPOINTS.failing, { url: 'http://127.0.0.1:9099/fail' }),
    ],
    12: [endpoint(ENDPOINTS.failing, { enabled: true })],
  },
};
