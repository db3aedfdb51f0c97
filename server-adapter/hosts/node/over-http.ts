import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { urlToHttpOptions } from 'node:url';
import type { Arrived, Outgoing, Transport } from '../../polar/transport.ts';
import { readText } from './read-text.ts';

/** What is used of `node:http` and `node:https`. */
export interface Client {
  request(options: RequestOptions): ClientRequest;
}

/** The transport over Node's own HTTP client. */
export async function openHttp(base: string): Promise<Transport> {
  return overHttp(base, await (new URL(base).protocol === 'https:' ? import('node:https') : import('node:http')));
}

/**
 * Requests go through the client's global agent, so that proxies and certificates set there are kept. The agent lets
 * go of a connection that was idle for some seconds, before the other side does.
 */
export function overHttp(base: string, client: Client): Transport {
  const url = new URL(base);
  const { protocol, hostname, port } = urlToHttpOptions(url);
  return (request) =>
    send(client, request, {
      protocol,
      hostname,
      port,
      method: request.method,
      path: pathOf(url, request),
      headers: headersOf(url.host, request),
    });
}

/** Node refuses what a URL would spell in another way. */
function pathOf(base: URL, { target }: Outgoing): string {
  const path = base.pathname === '/' ? target : base.pathname + target;
  if (/^[!-~]*$/.test(path)) return path;
  const { pathname, search } = new URL(path, base);
  return pathname + search;
}

/** In the order they are sent; a list is sent as it is. */
function headersOf(host: string, { method, headers, body }: Outgoing): string[] {
  const list = ['host', host, 'user-agent', 'node'];
  if (!('accept-encoding' in headers)) list.push('accept-encoding', 'gzip');
  for (const name in headers) list.push(name, headers[name] ?? '');
  if (body !== undefined) list.push('content-length', String(Buffer.byteLength(body)));
  else if (method !== 'GET' && method !== 'DELETE') list.push('content-length', '0');
  return list;
}

function send(client: Client, { body, signal }: Outgoing, options: RequestOptions): Promise<Arrived> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    let answered = false;
    const request = client.request(options);
    signal.addEventListener('abort', () => request.destroy(signal.reason), { once: true });
    request.once('response', (message) => {
      answered = true;
      resolve(arrived(message));
    });
    // Both stay for good: what breaks after the head is told by the message as well.
    request.on('error', reject);
    request.on('close', () => answered || reject(new Error('The connection was closed without an answer.')));
    request.end(body);
  });
}

function arrived(message: IncomingMessage): Arrived {
  // Without a listener the error of a connection that breaks before the body is read would end the process.
  message.on('error', () => undefined);
  return {
    status: message.statusCode ?? 0,
    header: (name) => message.headersDistinct[name]?.join(', ') ?? null,
    text: (most) => readText(message, most),
    parts: () => message,
    drop: () => void message.destroy(),
  };
}
