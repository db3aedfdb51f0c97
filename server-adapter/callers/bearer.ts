/** The bearer of a request's Authorization header. Tokens are read from nowhere else, least of all from a query. */
export function bearerOf(request: Request): string | null {
  const match = /^Bearer ([\w.~+/=-]+)$/i.exec(request.headers.get('authorization') ?? '');
  return match?.[1] ?? null;
}
