// The door `floe/simulator`.

export { createPolar, type Polar, type SeededPolarOptions as PolarOptions } from './create-polar.ts';
export type { Fault, Faults } from './faults.ts';
export type { Moves } from './moves.ts';
export type { AccessTokenOptions } from './polar.ts';
export type { Seed, SeedIds, SeedName } from './seeds/seed.ts';
export type { Shop } from './seeds/shop.ts';
export type { Clock } from './state/time.ts';
export type { EmittedEvent } from './state/world.ts';
