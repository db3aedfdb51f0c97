// Reads a live stream frame by frame, as a page would, and says what a test may look at.

/** One block of the stream; a block without an event or data only keeps the place. */
export interface Frame {
  readonly id?: number;
  readonly event?: string;
  readonly retry?: number;
  readonly data?: { readonly stale?: readonly string[]; readonly by?: string };
}

export interface Reader {
  /** The next frame; null when the stream has ended. Rejects when it was broken off. */
  next(): Promise<Frame | null>;
  leave(): Promise<void>;
}

export function readerOf({ body }: Response): Reader {
  const stream = body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    async next() {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end >= 0) {
          const block = text.slice(0, end);
          text = text.slice(end + 2);
          return frameOf(block);
        }
        const part = await stream?.read();
        if (!part || part.done) return null;
        text += part.value;
      }
    },
    leave: async () => stream?.cancel(),
  };
}

function frameOf(block: string): Frame {
  const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s)));
  return {
    ...(fields.id === undefined ? {} : { id: Number(fields.id) }),
    ...(fields.event === undefined ? {} : { event: fields.event }),
    ...(fields.retry === undefined ? {} : { retry: Number(fields.retry) }),
    ...(fields.data === undefined ? {} : { data: JSON.parse(fields.data) }),
  };
}
