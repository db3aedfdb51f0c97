import type { Seed } from './seed.ts';

/** An organization and nothing else. */
export const empty: Seed = () => ({ customer: null, subscription: null, order: null, license_key: null });
