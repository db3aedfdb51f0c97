import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { orderJson } from './order.ts';

/** What Polar sends of an order, 3 kB, signed as Polar signs: with the bytes of the whole secret. */
export function parcelOf(secret: string): { headers: Record<string, string>; body: string; signature: string } {
  const id = crypto.randomUUID();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const data = orderJson(crypto.randomUUID());
  const body = `{"type":"order.paid","timestamp":"${new Date().toISOString()}","data":${data}}`;
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
  return { headers, body, signature };
}

/**
 * Sends so many a second for so long, whether or not the earlier ones were answered, and answers what each waited (ms),
 * counted from when it was due: a server that falls behind cannot slow its sender down and look good. One that was turned
 * away, which Polar sends again, has waited for ever.
 */
export async function deliver(url: string, secret: string, load: { perSecond: number; seconds: number }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const start = performance.now() + 50;
  const all = Array.from({ length: load.perSecond * load.seconds }, async (_, n) => {
    const due = start + (n * 1000) / load.perSecond;
    await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    const status = await post(url, agent, parcelOf(secret));
    if (status === 503) return Number.POSITIVE_INFINITY;
    if (status >= 300) throw new Error(`A delivery was answered ${status}, so the wait says nothing.`);
    return performance.now() - due;
  });
  try {
    return await Promise.all(all);
  } finally {
    agent.destroy();
  }
}

function post(url: string, agent: Agent, { headers, body }: ReturnType<typeof parcelOf>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers, agent }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
