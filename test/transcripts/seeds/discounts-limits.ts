import { benefitsRace, type Seed } from './notation.ts';

export const discountsLimits: Seed = {
  file: 'discounts-limits.jsonl',
  before: {
    13: [benefitsRace('downloadables', 'license_keys', 'downloadables', 'license_keys')],
    14: [benefitsRace()],
  },
};
