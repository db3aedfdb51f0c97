import { describe, expect, it } from 'vitest';
import type { Exchange } from './recording.ts';
import { scheduleOf } from './schedule.ts';
import { at, post, type Seed, type Step } from './seeds/notation.ts';

const NOON = Date.parse('2026-11-23T12:00:00Z');
const second = (count: number): string => new Date(NOON + 1000 * count).toISOString().slice(11, 23);
const exchange = (file: string, seq: number, seconds: number): Exchange =>
  ({ file, seq, at: NOON + 1000 * seconds }) as Exchange;
const nameOf = (step: Step): string => (step.do === 'request' ? step.path : step.do);

function play(seeds: Seed[], order: Exchange[]): string[] {
  const dueBefore = scheduleOf(seeds, order);
  return order.flatMap((one) => [...dueBefore(one, one.at).map(nameOf), `${one.file}#${one.seq}`]);
}

describe('seed steps', () => {
  it('without a time come right before their exchange', () => {
    const seeds = [{ file: 'b', before: { 1: [post('/made', {})] } }];
    const order = [exchange('b', 0, 0), exchange('a', 0, 1), exchange('b', 1, 2)];
    expect(play(seeds, order)).toEqual(['b#0', 'a#0', '/made', 'b#1']);
  });

  it('with a time come then, between what another file recorded', () => {
    const seeds = [{ file: 'b', before: { 1: [at(second(2)), post('/early', {}), at(second(4)), post('/late', {})] } }];
    const order = [
      exchange('b', 0, 0),
      exchange('a', 0, 1),
      exchange('a', 1, 3),
      exchange('a', 2, 5),
      exchange('b', 1, 6),
    ];
    expect(play(seeds, order)).toEqual(['b#0', 'a#0', 'clock', '/early', 'a#1', 'clock', '/late', 'a#2', 'b#1']);
  });

  it('of two files are in the order of their times', () => {
    const seeds = [
      { file: 'a', before: { 0: [at(second(1)), post('/first', {}), at(second(3)), post('/third', {})] } },
      { file: 'b', before: { 0: [at(second(2)), post('/second', {})] } },
    ];
    const played = play(seeds, [exchange('b', 0, 9), exchange('a', 0, 9)]);
    expect(played.filter((name) => name.startsWith('/'))).toEqual(['/first', '/second', '/third']);
  });

  it('never come before an earlier exchange of their file, nor after their own', () => {
    const seeds = [
      { file: 'b', before: { 1: [at(second(1)), post('/soon', {}), at(second(30)), post('/never', {})] } },
    ];
    const order = [exchange('a', 0, 2), exchange('b', 0, 3), exchange('a', 1, 4), exchange('b', 1, 5)];
    expect(play(seeds, order)).toEqual(['a#0', 'b#0', 'clock', '/soon', 'a#1', 'clock', '/never', 'b#1']);
  });

  it('of exchanges a recording lacks are kept', () => {
    const seeds = [{ file: 'b', before: { 1: [post('/made', {})] } }];
    expect(play(seeds, [exchange('b', 0, 0), exchange('b', 4, 1)])).toEqual(['b#0', '/made', 'b#4']);
  });
});
