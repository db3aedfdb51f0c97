import { features, type Seed } from './notation.ts';

/** Polar's staff had switched disputes on. */
export const organizations2: Seed = {
  file: 'organizations-2.jsonl',
  before: { 0: [features('acme', { disputes_enabled: true, dispute_auto_accept_enabled: true })] },
};
