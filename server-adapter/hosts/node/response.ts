import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/** Writes a web response, as fast as the other side reads it. */
export async function writeResponse(from: Response, to: ServerResponse, method = 'GET'): Promise<void> {
  const headers: string[] = [];
  for (const [name, value] of from.headers) headers.push(name, value);
  to.writeHead(from.status, headers);
  if (from.body === null || method === 'HEAD') {
    await from.body?.cancel();
    to.end();
    return;
  }
  const reader = from.body.getReader();
  const stop = () => void reader.cancel().catch(() => undefined);
  to.once('close', stop);
  // Headers go out with the first bytes; a stream that has none yet must not keep its reader waiting for them.
  const early = setImmediate(() => to.flushHeaders());
  for (let part = await reader.read(); !part.done && !to.destroyed; part = await reader.read()) {
    clearImmediate(early);
    if (!to.write(part.value)) await Promise.race([once(to, 'drain'), once(to, 'close')]);
  }
  clearImmediate(early);
  to.off('close', stop);
  to.end();
}
