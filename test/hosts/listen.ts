import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';

/** A host that listens, with the handler mounted at `/floe`. */
export interface Served {
  readonly url: string;
  close(): Promise<unknown>;
}

/** Listens on a free port of 127.0.0.1. */
export async function listen(from: RequestListener | Server): Promise<Served> {
  const server = typeof from === 'function' ? createServer(from) : from;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
