/** The bearer of a request's Authorization header. Tokens are read from nowhere else, least of all from a query. */
export function bearerOf(header: (name: string) => string | null): string | null {
  const match = /^Bearer ([\w.~+/=-]+)$/i.exec(header('authorization') ?? '');
  return match?.[1] ?? null;
}
