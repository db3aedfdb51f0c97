import type { Pace } from './pace.ts';
import type { PolarResult } from './port.ts';

export interface ReadCacheOptions {
  readonly pace: Pace;
  /** How long an answer serves equal reads (ms); 0 shares only reads under way. */
  readonly ttl: number;
  /** Changes with every write through the connection: what was read before it is not shown after it. */
  readonly generation: () => number;
}

/** Equal reads of one identity under way or just answered are one call. Answers are shared: nobody changes them. */
export interface ReadCache {
  read(target: string, load: () => Promise<PolarResult>): Promise<PolarResult>;
  /** What was kept is older than what was just read past it. */
  drop(target: string): void;
}

interface Kept {
  readonly generation: number;
  readonly answer: Promise<PolarResult>;
  /** Infinity while under way. */
  until: number;
}

/** Answers kept for one identity. */
const MOST = 200;

export function createReadCache({ pace, ttl, generation }: ReadCacheOptions): ReadCache {
  const kept = new Map<string, Kept>();

  async function loadAndKeep(target: string, load: () => Promise<PolarResult>, entry: () => Kept | undefined) {
    const result = await load();
    const own = entry();
    if (own) own.until = pace.now() + ttl;
    if ((!result.ok || ttl === 0) && own && kept.get(target) === own) kept.delete(target);
    return result;
  }

  return {
    drop: (target) => void kept.delete(target),
    read: (target, load) => {
      const known = kept.get(target);
      if (known && known.generation === generation() && pace.now() < known.until) return known.answer;
      let own: Kept | undefined;
      const answer = loadAndKeep(target, load, () => own);
      own = { generation: generation(), answer, until: Number.POSITIVE_INFINITY };
      kept.delete(target);
      kept.set(target, own);
      const oldest = kept.size > MOST ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      return answer;
    },
  };
}
