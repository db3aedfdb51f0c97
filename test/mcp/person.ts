// A person in a browser: opens a link, reads the page, presses a button.
import type { Caller } from '../../server-adapter/index.ts';
import { agent, type House } from '../adapter/house.ts';

export interface Page {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

export interface Press {
  readonly decision?: string;
  readonly headers?: Record<string, string>;
  readonly form?: string;
}

type Where = Pick<House, 'floe' | 'token'>;

const pathOf = (link: string) => new URL(link).pathname.replace('/floe/', '');

export async function look(house: Where, link: string, as: Caller | null = agent(), method = 'GET'): Promise<Page> {
  const headers: Record<string, string> = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  if (as) headers.authorization = house.token(as);
  return pageOf(await house.floe.handler(new Request(`http://floe.test/floe/${pathOf(link)}`, { method, headers })));
}

export async function press(house: Where, link: string, as: Caller | null = agent(), how: Press = {}): Promise<Page> {
  const { decision = 'yes', headers = {} } = how;
  const form = how.form ?? /name="form" value="([^"]+)"/.exec((await look(house, link, as)).text)?.[1] ?? '';
  return pageOf(
    await house.floe.handler(
      new Request(`http://floe.test/floe/${pathOf(link)}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
          ...(as ? { authorization: house.token(as) } : {}),
          ...headers,
        },
        body: new URLSearchParams({ form, decision }),
      }),
    ),
  );
}

async function pageOf(response: Response): Promise<Page> {
  return { status: response.status, text: await response.text(), headers: response.headers };
}
