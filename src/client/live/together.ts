import type { Frame } from './frames.ts';
import { followStream, type StreamOptions, visit } from './stream.ts';

/** What following a channel together takes. */
export interface TogetherOptions extends Omit<StreamOptions, 'place'> {
  /** The same for all pages of this browser that look at the same thing as the same person. */
  name: string;
}

/**
 * One stream for all pages of a browser that look at the same: the page that holds the lock reads it and tells the
 * others; when it goes, the next one goes on where it was. Where the browser has no locks, each page reads its own. A
 * page that nobody looks at gives up its turn, and catches up when somebody does again.
 */
export function followTogether({ name, hear, ...options }: TogetherOptions): void {
  const { signal } = options;
  const { locks } = navigator;
  const channel = locks && new BroadcastChannel(name);
  let last: string | undefined;
  const take = (frame: Frame) => {
    last = frame.id ?? last;
    hear(frame);
  };
  if (channel) channel.onmessage = ({ data }) => take(data);

  /** A turn of this page: as the one that reads, or waiting to be. */
  const takePart = async (turn: AbortSignal) => {
    const how = { ...options, hear: take, place: () => last, signal: turn };
    const tell = (frame: Frame) => {
      take(frame);
      if (!turn.aborted) channel?.postMessage(frame);
    };
    const lead = () => followStream({ ...how, hear: tell });
    if (!channel) return lead();
    const isTaken = await locks.request(name, { ifAvailable: true }, (lock) => (lock ? lead() : true));
    if (!isTaken) return;
    // What was said before this page could hear it, it asks for itself.
    await visit(how, true).catch(() => take({ reset: true }));
    await locks.request(name, { signal: turn }, lead);
  };

  let turn: AbortController | undefined;
  const look = () => {
    turn?.abort();
    if (document.hidden || signal.aborted) return;
    turn = new AbortController();
    takePart(turn.signal).catch(() => {}); // ended while it waited
  };
  document.addEventListener('visibilitychange', look);
  signal.addEventListener('abort', () => {
    document.removeEventListener('visibilitychange', look);
    look();
    channel?.close();
  });
  look();
}
