// SHA-256 without waiting: the web's own is asynchronous, and a view is not. Used for avatar addresses and for PKCE, in a double that keeps nothing secret.

const PRIMES = primes(64);
const ROOTS = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const CONSTANTS = PRIMES.map((prime) => fraction(Math.cbrt(prime)));

export function sha256(text: string): string {
  const words = padded(new TextEncoder().encode(text));
  const hash = [...ROOTS];
  for (let block = 0; block < words.length; block += 16) mix(hash, words.slice(block, block + 16));
  return hash.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

function padded(bytes: Uint8Array): number[] {
  const size = Math.ceil((bytes.length + 9) / 64) * 64;
  const view = new DataView(new ArrayBuffer(size));
  for (const [index, byte] of bytes.entries()) view.setUint8(index, byte);
  view.setUint8(bytes.length, 0x80);
  view.setUint32(size - 4, bytes.length * 8);
  return Array.from({ length: size / 4 }, (_, index) => view.getInt32(index * 4));
}

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));
const at = (words: readonly number[], index: number): number => words[index] ?? 0;

function mix(hash: number[], block: readonly number[]): void {
  const schedule = [...block];
  for (let i = 16; i < 64; i++) {
    const before = at(schedule, i - 15);
    const recent = at(schedule, i - 2);
    const low = rotate(before, 7) ^ rotate(before, 18) ^ (before >>> 3);
    const high = rotate(recent, 17) ^ rotate(recent, 19) ^ (recent >>> 10);
    schedule.push((at(schedule, i - 16) + low + at(schedule, i - 7) + high) | 0);
  }
  const state = [...hash];
  for (let i = 0; i < 64; i++) {
    const [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
    const high = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const first = (h + high + ((e & f) ^ (~e & g)) + at(CONSTANTS, i) + at(schedule, i)) | 0;
    const low = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const second = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    state.splice(0, 8, (first + second) | 0, a, b, c, (d + first) | 0, e, f, g);
  }
  for (let i = 0; i < 8; i++) hash[i] = (at(hash, i) + at(state, i)) | 0;
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++)
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  return found;
}

function fraction(root: number): number {
  return ((root % 1) * 0x100000000) | 0;
}
