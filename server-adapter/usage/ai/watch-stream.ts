import type { ReportedUsage, StreamPart } from './call.ts';

/** How a call ended. */
export type Outcome = 'finished' | 'aborted' | 'failed';

/** What was seen of a stream when it ended. */
export interface Seen {
  readonly outcome: Outcome;
  readonly reported: ReportedUsage | null;
  /** Everything that came: words, thoughts, inputs of tools. */
  readonly answer: string;
}

/**
 * The same stream; `ended` hears once how it ended: finished, broken, given up by its reader or by the caller's signal,
 * whichever is first. What ends by itself ends for its reader only after `ended` has settled.
 */
export function watchStream<P extends StreamPart>(
  stream: ReadableStream<P>,
  signal: AbortSignal | undefined,
  ended: (seen: Seen) => Promise<void>,
): ReadableStream<P> {
  const reader = stream.getReader();
  let [answer, reported, over] = ['', null as ReportedUsage | null, null as Promise<void> | null];
  const end = (outcome: Outcome): Promise<void> => {
    over ??= ended({ outcome, reported, answer });
    signal?.removeEventListener('abort', onAbort);
    return over;
  };
  const onAbort = (): void => void end('aborted');
  signal?.addEventListener('abort', onAbort);

  return new ReadableStream<P>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) {
          await end(reported ? 'finished' : 'failed');
          return controller.close();
        }
        const { delta, usage } = value as { delta?: unknown; usage?: ReportedUsage };
        if (typeof delta === 'string') answer += delta;
        if (value.type === 'finish' && usage) {
          reported = usage;
          await end('finished');
        }
        controller.enqueue(value);
      } catch (error) {
        await end(signal?.aborted ? 'aborted' : 'failed');
        controller.error(error);
      }
    },
    async cancel(reason) {
      await end('aborted');
      await reader.cancel(reason);
    },
  });
}
