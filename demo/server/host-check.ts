/** True for the names a browser on this machine uses; anything else may be a page elsewhere that rebinds DNS to us. */
export function isLocalHost(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}` || host === `[::1]:${port}`;
}
