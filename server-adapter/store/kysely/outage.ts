/** SQLSTATE classes: connection, resources, operator intervention, system error. */
const CLASSES = new Set(['08', '53', '57', '58']);
const SOCKET = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'EAI_AGAIN']);
/** What `pg` says without a code. */
const MESSAGE =
  /timeout exceeded when trying to connect|connection terminated|query read timeout|not queryable|PGlite is closed/i;

/** Whether an error means that the database is away or full, rather than that we asked it something wrong. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const sqlstate = code.length === 5 && CLASSES.has(code.slice(0, 2));
  return sqlstate || SOCKET.has(code) || MESSAGE.test(error.message);
}
