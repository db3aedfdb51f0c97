import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toNodeListener, type WebHandler } from '../hosts/node.ts';

export interface Listening {
  /** Where it answers, without a slash at the end. */
  url: string;
  /** Ends open streams and stops; settles when the port is free. */
  close(): Promise<void>;
}

function closing(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/**
 * Answers on the loopback address of a port; 0 takes any free one. `make` is told the URL first, for a server whose
 * answers name it. Rejects when the port is taken.
 */
export function listen(port: number, make: (url: string) => WebHandler): Promise<Listening> {
  let handler: WebHandler = async () => new Response(null, { status: 503 });
  const server = createServer(toNodeListener((request) => handler(request)));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      try {
        handler = make(url);
      } catch (error) {
        closing(server).then(() => reject(error));
        return;
      }
      resolve({ url, close: () => closing(server) });
    });
  });
}
