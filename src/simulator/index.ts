// The door `floe/simulator`.

export type { Fault, Faults } from './faults.ts';
export type { Moves } from './moves.ts';
export {
  type AccessTokenOptions,
  createPolarCore as createPolar,
  type PolarCore as Polar,
  type PolarOptions,
} from './polar.ts';
export type { Clock } from './state/time.ts';
export type { EmittedEvent } from './state/world.ts';
