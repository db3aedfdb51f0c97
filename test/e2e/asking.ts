/** The demo's adapter asked directly, as a page would ask it, but without the page: for what no button offers. */
export interface Asked {
  status: number;
  // The shapes are the contract's and tested there; here they are only walked.
  // biome-ignore lint/suspicious/noExplicitAny: read field by field
  body: any;
}

export type Ask = (name: string, body?: object, key?: string) => Promise<Asked>;

/** Asks as whoever the demo signs in: an agent on a ticket, or a person of the account page. */
export async function asking(url: string, as: { agent: string; ticket: string } | { person: string }): Promise<Ask> {
  const headers = { 'content-type': 'application/json' };
  const signed = await fetch(`${url}/demo/token`, { method: 'POST', headers, body: JSON.stringify(as) });
  const { token } = (await signed.json()) as { token: string };
  return async (name, body = { input: {} }, key) => {
    const answer = await fetch(`${url}/floe/${name}`, {
      method: 'POST',
      headers: {
        ...headers,
        'floe-client': '1',
        authorization: `Bearer ${token}`,
        ...(key && { 'idempotency-key': key }),
      },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
  };
}
