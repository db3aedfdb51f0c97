import type { KeyDiff, SinkSnapshot } from './sink.ts';
import type { Wanted } from './wanted.ts';

/** What makes a sink agree with Polar. A key that Polar has no more is nobody's. */
export async function compare(wanted: Wanted, held: SinkSnapshot): Promise<KeyDiff[]> {
  const diffs: KeyDiff[] = [];
  for (const key of [...new Set([...wanted.keys(), ...held.keys])].sort()) {
    const want = wanted.get(key) ?? new Set<string>();
    const have = new Set(await held.members(key));
    const grant = [...want].filter((member) => !have.has(member));
    const revoke = [...have].filter((member) => !want.has(member));
    if (grant.length + revoke.length > 0) diffs.push({ key, grant, revoke });
  }
  return diffs;
}

/** Members named in one part of a whole list. */
const PART = 1_000;

/** For a sink that cannot be asked: everybody who has a key, in parts of one run. */
export function* wholes(wanted: Wanted, run: string): Generator<KeyDiff> {
  for (const [key, members] of wanted) {
    const all = [...members];
    const parts = Math.max(1, Math.ceil(all.length / PART));
    for (let part = 0; part < parts; part += 1) {
      const grant = all.slice(part * PART, (part + 1) * PART);
      yield { key, grant, revoke: [], whole: { run, part: part + 1, isLast: part === parts - 1 } };
    }
  }
}
