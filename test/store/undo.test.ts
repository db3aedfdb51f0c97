import { describe, expect, it } from 'vitest';
import { drop, partOf, put, undoLog } from '../../server-adapter/store/memory/undo.ts';

describe('what a transaction in memory takes back', () => {
  const begin = () => ({ map: new Map([['old', 1]]), ...undoLog() });

  it('is everything, the newest first', () => {
    const { map, journal, undo } = begin();
    put(map, 'new', 1, journal);
    put(map, 'new', 2, journal);
    put(map, 'old', 2, journal);
    drop(map, 'old', journal);
    put(map, 'old', 3, journal);
    expect([...map]).toEqual([
      ['new', 2],
      ['old', 3],
    ]);
    undo();
    expect([...map]).toEqual([['old', 1]]);
  });

  it('is also that something is gone', () => {
    const { map, journal, undo } = begin();
    drop(map, 'old', journal);
    expect([...map]).toEqual([]);
    undo();
    expect([...map]).toEqual([['old', 1]]);
  });

  it('is nothing where nothing was there', () => {
    const { map, journal, undo } = begin();
    drop(map, 'none', journal);
    undo();
    expect([...map]).toEqual([['old', 1]]);
  });
});

it('a connection keeps its part of a shelf', () => {
  const shelf = new Map<string, string[]>();
  partOf(shelf, 'default', () => []).push('kept');
  expect(partOf(shelf, 'default', () => [])).toEqual(['kept']);
  expect(partOf(shelf, 'second', () => [])).toEqual([]);
});
