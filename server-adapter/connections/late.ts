import { type Failed, noAnswer } from '../polar/failure.ts';
import type { PolarRequest, PolarResult, Road, Upstream } from '../polar/port.ts';

/** The way to Polar of a connection that the store knows, opened by each call: it may have been made or ended meanwhile. */
export function lateUpstream(connection: string, open: () => Promise<Upstream>, forget: () => void): Upstream {
  const late = (roadOf: (upstream: Upstream) => Road): Road => {
    const request = async (wanted: PolarRequest): Promise<PolarResult> => {
      let upstream: Upstream;
      try {
        upstream = await open();
      } catch (cause) {
        return unconnected(wanted, { cause });
      }
      return roadOf(upstream).request(wanted);
    };
    // The type of an answer is named by its caller.
    return { request: request as Road['request'] };
  };
  return {
    connection,
    merchant: late(({ merchant }) => merchant),
    portal: (subject) => late((upstream) => upstream.portal(subject)),
    forget,
  };
}

/** A call that was not sent, because nothing opens Polar for this connection now. */
export function unconnected(
  request: PolarRequest,
  { reason, cause }: { reason?: 'not_connected' | 'needs_reconnect'; cause?: unknown },
): Failed {
  return noAnswer('unconnected', request, { sent: false, cause, reason });
}
