import { get, type IncomingMessage } from 'node:http';
import { ORDER_CUSTOMER } from './order.ts';

/** Somebody who has not heard of a change by then has missed it. */
const LONGEST_MS = 30_000;

/** A stream of the order's customer that has said where it stands. */
export function listen({ url, bearer }: { url: string; bearer?: string }): Promise<IncomingMessage> {
  const headers = { accept: 'text/event-stream', 'floe-client': '1', authorization: `Bearer ${bearer}` };
  return new Promise((resolve, reject) => {
    const request = get(`${url}/floe/live?customer=${ORDER_CUSTOMER}`, { headers, agent: false }, (stream) => {
      if (stream.statusCode !== 200) return reject(new Error(`A stream was refused: ${stream.statusCode}.`));
      stream.on('error', () => undefined);
      let text = '';
      const read = (part: Buffer) => {
        text += String(part);
        if (!/^id: /m.test(text)) return;
        stream.off('data', read);
        resolve(stream);
      };
      stream.on('data', read);
    });
    request.on('error', reject);
  });
}

/** When the next change was heard of. */
export function nextWord(stream: IncomingMessage): Promise<number> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('A stream missed a change.')), LONGEST_MS);
    const read = (part: Buffer) => {
      if (!String(part).includes('data: ')) return;
      clearTimeout(late);
      stream.off('data', read);
      resolve(Date.now());
    };
    stream.on('data', read);
    stream.resume();
  });
}
