import { at, features, type Seed } from './notation.ts';

/** Polar's staff lets the organization bill use in a cycle of its own. */
export const products2: Seed = {
  file: 'products-2.jsonl',
  before: { 14: [at('08:06:16.000'), features('acme', { meter_cycling_enabled: true })] },
};
