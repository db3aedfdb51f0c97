import { type Alike, alike } from './alike.ts';
import type { Module } from './modules.ts';
import type { Mutant, MutatedFile } from './stryker.ts';

export interface Score {
  readonly killed: number;
  readonly total: number;
  /** Left out of the total by name: how many for each reason. */
  readonly left: ReadonlyMap<string, number>;
  /** Each as `file:line`, the code, and what it became. */
  readonly survivors: readonly string[];
  /** Entries of `alike` about this module's files that excuse nobody. */
  readonly idle: readonly Alike[];
}

const KILLED: readonly string[] = ['Killed', 'Timeout'];
const ALIVE: readonly string[] = ['Survived', 'NoCoverage'];

/** Counts a module's mutants. One that could not even be loaded says nothing of the tests and is left out, too. */
export function scoreOf(files: readonly MutatedFile[], excuses: readonly Alike[] = alike): Score {
  const left = new Map<string, number>();
  const leave = (why: string) => void left.set(why, (left.get(why) ?? 0) + 1);
  const used = new Set<Alike>();
  const survivors: string[] = [];
  let killed = 0;
  for (const [file, mutant] of files.flatMap((one) => one.mutants.map((each) => [one, each] as const))) {
    const { status, statusReason } = mutant;
    if (KILLED.includes(status)) killed += 1;
    else if (!ALIVE.includes(status)) leave(statusReason?.split('\n')[0] ?? status);
    else {
      const place = placeOf(file, mutant);
      const excuse = excuses.find((one) => fits(one, place));
      if (excuse) used.add(excuse);
      if (excuse) leave('behaves like the code it came from');
      else survivors.push(`${place.file}:${mutant.location.start.line} ${place.line} ⇒ ${place.becomes}`);
    }
  }
  const idle = excuses.filter((one) => files.some(({ path }) => path === one.file) && !used.has(one));
  return { killed, total: killed + survivors.length, left, survivors, idle };
}

export interface Row extends Score {
  readonly share: number;
  readonly holds: boolean;
}

/** The verdict: the goal is reached and no excuse is idle. */
export function judged(score: Score, { goal }: Pick<Module, 'goal'>): Row {
  const share = score.total === 0 ? 0 : (100 * score.killed) / score.total;
  return { ...score, share, holds: share >= goal && score.idle.length === 0 };
}

type Place = Omit<Alike, 'why'>;

function placeOf({ path, source }: MutatedFile, { location, replacement = '' }: Mutant): Place {
  const line = source.split('\n')[location.start.line - 1] ?? '';
  return { file: path, line: line.trim(), becomes: replacement.replace(/\s+/g, ' ').trim() };
}

const fits = (one: Alike, { file, line, becomes }: Place): boolean =>
  one.file === file && one.line === line && one.becomes === becomes;
