// Ids have the form of version 4 UUIDs and come from a seeded generator, so a run can be repeated to the letter. They
// ascend, so that what Polar orders by id (the lines of an invoice, say) comes in order of creation.

export interface Ids {
  /** The next UUID, as Polar prints it. */
  uuid(): string;
  /** Letters and digits for tokens, keys and codes. */
  letters(length: number): string;
  /** Digits for one-time codes. */
  digits(length: number): string;
}

const HEX = '0123456789abcdef';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export function createIds(seed = 1): Ids {
  const random = mulberry(seed);
  let count = 0;
  const pick = (from: string, length: number): string => {
    let picked = '';
    for (let one = 0; one < length; one++) picked += from.charAt(Math.floor(random() * from.length));
    return picked;
  };
  const hex = (length: number): string => pick(HEX, length);
  return {
    uuid() {
      count += 1;
      const rising = (count * 0x100).toString(16).padStart(8, '0');
      return `${rising}-${hex(4)}-4${hex(3)}-${pick('89ab', 1)}${hex(3)}-${hex(12)}`;
    },
    letters: (length) => pick(LETTERS, length),
    digits: (length) => pick('0123456789', length),
  };
}

function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
