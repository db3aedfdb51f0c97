import { peerError } from '../store/peer.ts';

/** What is used of the protocol's own library. */
export type Protocol = typeof import('@modelcontextprotocol/server');

/** The library, which is an optional peer. */
export async function loadProtocol(): Promise<Protocol> {
  try {
    return await import('@modelcontextprotocol/server');
  } catch (cause) {
    throw peerError('@modelcontextprotocol/server', cause, 'tools for models need');
  }
}
