/** From 0 up to 1, the same for the same seed. */
export type Random = () => number;

export function mulberry(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const whole = (random: Random, below: number): number => Math.floor(random() * below);

export function pick<T>(random: Random, from: readonly T[]): T {
  const one = from[whole(random, from.length)];
  if (one === undefined) throw new Error('There is nothing to pick from.');
  return one;
}
