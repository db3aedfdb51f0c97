import { peerError } from '../peer.ts';

/** The driver, which is an optional peer. */
export async function loadPg() {
  try {
    return (await import('pg')).default;
  } catch (cause) {
    throw peerError('pg', cause);
  }
}
