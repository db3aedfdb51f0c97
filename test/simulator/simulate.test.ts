import { spawn } from 'node:child_process';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

// The command as a process: what it prints, where it listens, how it ends.

const START = `
  const { simulate } = await import('./server-adapter/cli/simulate.ts');
  process.exitCode = await simulate(process.argv.slice(1), process.env);
`;

interface Started {
  line: string;
  stop(signal: NodeJS.Signals): Promise<{ code: number | null; output: string }>;
}

function start(...argv: string[]): Promise<Started> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', START, '--', ...argv], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let complaint = '';
  const ended = new Promise<{ code: number | null; output: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, output })),
  );
  return new Promise((resolve, reject) => {
    child.stderr.on('data', (chunk) => {
      complaint += chunk;
    });
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (!output.includes('\n')) return;
      resolve({
        line: output.slice(0, output.indexOf('\n')),
        stop(signal) {
          child.kill(signal);
          return ended;
        },
      });
    });
    ended.then(({ code }) => reject(new Error(`It ended with ${code} before it said where it is: ${complaint}`)));
  });
}

const json = async (url: string, headers: Record<string, string> = {}): Promise<Record<string, unknown>> =>
  (await fetch(url, { headers: { authorization: 'Bearer polar_oat_demo', ...headers } })).json();

describe('floe simulate', () => {
  it('prints one line that keeps its promises, and ends when asked', async () => {
    const { line, stop } = await start('--port', '0', '--seed', 'demo');
    const printed = JSON.parse(line) as Record<string, string>;
    expect(Object.keys(printed)).toEqual(['url', 'customer', 'subscription', 'order', 'license_key']);
    expect(printed.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const at = (path: string) => json(`${printed.url}/v1${path}`);
    expect(await at(`/customers/${printed.customer}`)).toMatchObject({ external_id: expect.any(String) });
    expect(await at(`/subscriptions/${printed.subscription}`)).toMatchObject({
      status: 'active',
      cancel_at_period_end: false,
      customer_id: printed.customer,
    });
    const order = await at(`/orders/${printed.order}`);
    expect(order).toMatchObject({ status: 'paid', refunded_amount: 0, customer_id: printed.customer });
    expect(order.net_amount).toBeGreaterThanOrEqual(1000);
    expect(await at(`/license-keys/${printed.license_key}`)).toMatchObject({
      status: 'granted',
      customer_id: printed.customer,
    });
    const { code, output } = await stop('SIGTERM');
    expect(code).toBe(0);
    expect(output.trimEnd().split('\n')).toHaveLength(1);
    await expect(fetch(`${printed.url}/v1/products/`)).rejects.toThrow();
  });

  it('ends on SIGINT in the middle of a request', async () => {
    const { line, stop } = await start('--seed', 'empty');
    const { port } = new URL((JSON.parse(line) as { url: string }).url);
    const half = connect(Number(port), '127.0.0.1');
    half.on('error', () => {});
    await new Promise<void>((resolve) =>
      half.write('POST /v1/products/ HTTP/1.1\r\nContent-Length: 10\r\n\r\n{', () => resolve()),
    );
    expect((await stop('SIGINT')).code).toBe(0);
  });

  it('sends webhooks to the origin it was told, whatever host the endpoint names', async () => {
    const arrived = Promise.withResolvers<string>();
    const receiver = createHttpServer((request, response) => {
      arrived.resolve(`${request.method} ${request.url}`);
      response.end('{}');
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const { port } = receiver.address() as AddressInfo;
    const { line, stop } = await start('--seed', 'empty', '--webhooks-to', `http://127.0.0.1:${port}`);
    const { url } = JSON.parse(line) as { url: string };
    const post = (path: string, body: object) =>
      fetch(`${url}/v1${path}`, {
        method: 'POST',
        headers: { authorization: 'Bearer polar_oat_demo', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const events = ['customer.created'];
    await post('/webhooks/endpoints', { url: 'https://shop.example/hook?of=polar', format: 'raw', events });
    await post('/customers/', { email: 'ada@example.com' });
    expect(await arrived.promise).toBe('POST /hook?of=polar');
    await stop('SIGTERM');
    await new Promise((resolve) => receiver.close(resolve));
    await expect(start('--webhooks-to', 'nowhere')).rejects.toThrow('--webhooks-to takes an origin');
  });

  it('has nothing to name when empty', async () => {
    const { line, stop } = await start('--seed', 'empty');
    expect(JSON.parse(line)).toEqual({
      url: expect.any(String),
      customer: null,
      subscription: null,
      order: null,
      license_key: null,
    });
    await stop('SIGTERM');
  });

  it('refuses an unknown seed, a port that is none and one that is taken', async () => {
    await expect(start('--seed', 'huge')).rejects.toThrow('--seed takes demo, empty, large');
    await expect(start('--port', 'x')).rejects.toThrow('--port takes a number');
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(start('--port', String(port), '--seed', 'empty')).rejects.toThrow('EADDRINUSE');
    await new Promise((resolve) => taken.close(resolve));
  });
});
