import { find, type RequestStep, type Seed } from './notation.ts';

const benefit = {
  acme: '17172f50-bebe-4b82-a96a-503cdb0adb36',
  perpetual: '93307163-fb0a-47b8-8ed1-75729bf94bcd',
  withoutAdmin: '1517bdd7-bdde-48c2-9a95-75eabb4a4783',
};

/** Binds the keys that a benefit gave: who holds which, by the name in front of `@example.com`. */
export function keysOf(of: keyof typeof benefit, holders: Record<string, string>): RequestStep {
  const names = Object.entries(holders).map(([holder, key]) => [`items/customer.email=${holder}@example.com/key`, key]);
  return find('/v1/license-keys/', { benefit_id: benefit[of], limit: 100 }, Object.fromEntries(names));
}

/** Keys that are used before any list has shown them. */
export const licenseKeys: Seed = {
  file: 'license-keys.jsonl',
  before: {
    0: [
      keysOf('acme', {
        ada: 'ACME-A1FF6AC7-04E4-48D7-9405-E35A84CAA47E',
        bob: 'ACME-9F66DC88-1497-4E3A-AD7C-CCF2E2020AA7',
        team: 'ACME-9E55F42A-87C6-4A1F-961A-6B3655AB3548',
        life: 'ACME-A9059264-40F8-4A94-B253-ACC719F7176B',
      }),
      keysOf('perpetual', {
        ada: '96FB8851-A81B-4345-80EC-5DF63220230F',
        bob: '40D81A83-82A5-417C-A2E6-EC3E548F0637',
      }),
      keysOf('withoutAdmin', {
        ada: '58CF1BB3-B9DA-4C99-9C7B-B6B77BF3B612',
        bob: 'F0B1D8B9-8B1D-4803-970C-C2324BDD4EA5',
      }),
    ],
  },
};
