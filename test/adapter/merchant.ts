import type { House } from './house.ts';

/** What the merchant, or whoever holds no session, does with Polar itself beside Floe. */
export async function merchant(
  { polar }: Pick<House, 'polar'>,
  method: string,
  path: string,
  body?: object,
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every kind
): Promise<any> {
  const response = await polar.fetch(
    new Request(`https://api.polar.sh${path}`, {
      method,
      headers: { authorization: 'Bearer polar_oat_demo', 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }),
  );
  const text = await response.text();
  return text === '' ? null : JSON.parse(text);
}
