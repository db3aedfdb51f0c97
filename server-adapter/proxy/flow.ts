import type { Ongoing } from '../engine/inquiry.ts';

/** More than this unread (bytes): the reader is waited for. */
const MOST_UNREAD = 256 * 1024;

/** A body as an answer that goes on, no faster than it is read. */
export function flowOf(parts: AsyncIterable<Uint8Array>): Ongoing {
  return (sink) => {
    const walk = parts[Symbol.asyncIterator]();
    let isLeft = false;
    const pump = async () => {
      for (let part = await walk.next(); !part.done; part = await walk.next()) {
        if (isLeft) return;
        if (sink.write(part.value) > MOST_UNREAD) await sink.drained();
      }
      if (!isLeft) sink.end();
    };
    // Half a table must not look like a whole one.
    pump().catch(() => {
      if (!isLeft) sink.drop();
    });
    return () => {
      isLeft = true;
      void walk.return?.();
    };
  };
}
