import type { Exchange } from './recording.ts';
import type { Seed, Step } from './seeds/notation.ts';

/** Steps that follow each other at once; `at` where the seed says when. */
interface Group {
  seq: number;
  at: number | null;
  steps: Step[];
}

function groupsOf(seq: number, steps: Step[]): Group[] {
  const groups: Group[] = [{ seq, at: null, steps: [] }];
  for (const step of steps) {
    if (step.do === 'clock') groups.push({ seq, at: Date.parse(step.time), steps: [step] });
    else groups.at(-1)?.steps.push(step);
  }
  return groups.filter((group) => group.steps.length > 0);
}

/**
 * Which seed steps come before an exchange. Those of its own file up to its number do at the latest; those of any file
 * that say when they happened do as soon as it was then, and what comes before them in their file is over. So what
 * was recorded side by side is played side by side.
 */
export function scheduleOf(seeds: Seed[], order: Exchange[]): (exchange: Exchange, time: number) => Step[] {
  const waiting = new Map(
    seeds.map(({ file, before }) => [
      file,
      Object.entries(before).flatMap(([seq, steps]) => groupsOf(Number(seq), steps)),
    ]),
  );
  const ahead = new Map<string, number[]>();
  for (const { file, seq } of order) ahead.set(file, [...(ahead.get(file) ?? []), seq]);
  const isDue = (file: string, { seq, at }: Group, time: number): boolean =>
    at !== null && at <= time && !(ahead.get(file) ?? []).some((other) => other < seq);

  const nextDue = (time: number): Step[] | null => {
    let first: { at: number; queue: Group[] } | null = null;
    for (const [file, queue] of waiting) {
      const [group] = queue;
      if (group && isDue(file, group, time) && (first === null || (group.at ?? 0) < first.at))
        first = { at: group.at ?? 0, queue };
    }
    return first?.queue.shift()?.steps ?? null;
  };

  return ({ file, seq }, time) => {
    const steps: Step[] = [];
    for (let due = nextDue(time); due; due = nextDue(time)) steps.push(...due);
    const own = waiting.get(file) ?? [];
    while (own[0] && own[0].seq <= seq) steps.push(...(own.shift()?.steps ?? []));
    const left = ahead.get(file) ?? [];
    ahead.set(
      file,
      left.filter((other) => other !== seq),
    );
    return steps;
  };
}
