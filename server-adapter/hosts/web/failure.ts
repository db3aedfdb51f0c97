/** What is answered where no framework takes the error: its reason only when it is the host's to mend. */
export function failure(error: unknown): { status: number; headers: Record<string, string>; body: string } {
  const isOurs = error instanceof Error && error.name === 'FloeBodyAlreadyParsed';
  const isTheirs = error instanceof Error && error.name === 'FloeBadRequest';
  const [status, code] = isTheirs ? [400, 'bad_json'] : [500, 'internal'];
  const title = isOurs || isTheirs ? error.message : 'Something broke on our side.';
  return {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    body: JSON.stringify({ type: `urn:floe:${code}`, title, status, code }),
  };
}
