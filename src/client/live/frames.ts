/** What a live stream says at one time. Without `stale` and `reset` it only keeps the place. */
export interface Frame {
  /** The place to go on from after this. */
  id?: string | undefined;
  /** How long to wait before coming back (ms). */
  retry?: number | undefined;
  /** Names of queries that became stale. */
  stale?: string[] | undefined;
  /** The request that made them so. */
  by?: string | undefined;
  /** Some changes are not known any more: everything may be stale. */
  reset?: boolean | undefined;
}

/** Reads a stream of server-sent events; ends with it or with `signal`, and rejects when it is cut. */
export async function* readFrames(body: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<Frame> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  // A stream that is made in the page does not end with the request.
  signal.addEventListener('abort', () => void reader.cancel().catch(() => {}));
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const blocks = (text + decoder.decode(part.value, { stream: true })).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) yield frameOf(block);
  }
}

function frameOf(block: string): Frame {
  const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];
  const data = field('data');
  return {
    id: field('id'),
    retry: Number(field('retry')) || undefined,
    ...(field('event') === 'reset' ? { reset: true } : data && JSON.parse(data)),
  };
}
