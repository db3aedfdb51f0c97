/** The fields of a form, or of the same thing as JSON. */
export function readForm(body: unknown): URLSearchParams {
  if (typeof body === 'string') return new URLSearchParams(body);
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return new URLSearchParams(fields.map(([name, value]) => [name, String(value)]));
}
