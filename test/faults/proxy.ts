import { connect, createServer, type Server, type Socket } from 'node:net';

/** What the proxy does to connections from now on. */
export type ProxyMode =
  | 'through'
  /** Nobody listens. */
  | 'refuse'
  /** Reset as soon as something is sent; nothing of it goes on. */
  | 'reset'
  /** Half-open: accepted, and nothing ever goes on or comes back. */
  | 'silent'
  /** The request goes through; the first bytes of the answer are met by a reset. */
  | 'reset_answer'
  /** The request goes through; the answer ends in its middle. */
  | 'truncate'
  /** The request goes through; the answer comes byte by byte. */
  | 'drip';

export interface Wire {
  readonly port: number;
  become(mode: ProxyMode): Promise<void>;
  /** Resets every connection there is. */
  cut(): void;
  close(): Promise<void>;
}

/** Bytes of an answer that still come through when it is cut short: the head, and not all of the body. */
const SHORT = 600;
const DRIP_MS = 10;

/** A proxy on the loopback between a client and a server, with the wire in the test's hands. */
export async function openProxy(target: number): Promise<Wire> {
  let mode: ProxyMode = 'through';
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  };

  const server = createServer((near) => {
    keep(near);
    if (mode === 'silent') return;
    const far = connect(target, '127.0.0.1');
    keep(far);
    near.on('data', (bytes) => {
      if (mode === 'reset') near.resetAndDestroy();
      else if (mode !== 'silent') far.write(bytes);
    });
    far.on('data', (bytes) => answer(bytes, near));
    near.once('close', () => far.destroy());
    far.once('close', () => near.end());
  });

  function answer(bytes: Buffer, near: Socket): void {
    switch (mode) {
      case 'reset_answer':
        near.resetAndDestroy();
        return;
      case 'truncate':
        near.end(bytes.subarray(0, Math.min(SHORT, bytes.length - 1)));
        return;
      case 'drip':
        drip(bytes, near);
        return;
      case 'silent':
        return;
      default:
        near.write(bytes);
    }
  }

  const port = await listen(server, 0);
  const hush = () => new Promise<void>((resolve) => (server.listening ? server.close(() => resolve()) : resolve()));
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    port,
    cut,
    become: async (next) => {
      mode = next;
      if (next === 'refuse') {
        cut();
        await hush();
      } else if (!server.listening) await listen(server, port);
    },
    close: async () => {
      cut();
      await hush();
    },
  };
}

function drip(bytes: Buffer, near: Socket): void {
  let at = 0;
  const timer = setInterval(() => {
    if (near.destroyed || at >= bytes.length) clearInterval(timer);
    else near.write(bytes.subarray(at, at + 1));
    at += 1;
  }, DRIP_MS);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}
