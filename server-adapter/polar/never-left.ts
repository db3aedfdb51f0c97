/** Codes of failures before a connection stood, on Node, Deno and Bun, or while its certificate was checked. */
const CODES =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket|CERT_\w+|ERR_TLS_CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/;

/**
 * Whether a failed `fetch` never made a connection, so that no byte of the request left. Only what is known to be so
 * counts: a reset may come after Polar has read everything.
 */
export function neverLeft(error: unknown): boolean {
  for (let at = error, depth = 0; typeof at === 'object' && at !== null && depth < 4; depth += 1) {
    if (isConnecting(at)) return true;
    // Node tries several addresses and reports all their failures together.
    const all: unknown = 'errors' in at ? at.errors : undefined;
    if (Array.isArray(all) && all.length > 0) return all.every(neverLeft);
    at = 'cause' in at ? at.cause : undefined;
  }
  return false;
}

function isConnecting(error: object): boolean {
  const code = 'code' in error ? error.code : undefined;
  const syscall = 'syscall' in error ? error.syscall : undefined;
  return syscall === 'connect' || syscall === 'getaddrinfo' || (typeof code === 'string' && CODES.test(code));
}
