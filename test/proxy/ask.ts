// Calls through the two doors to all of Polar, as a program or a person makes them.
import type { Authenticated, Caller, PolarGrant } from '../../server-adapter/index.ts';
import type { Permission } from '../../src/contract/permissions.ts';
import { agent, type House } from '../adapter/house.ts';

/** A program with both rights on Polar, and others besides. */
export function service(polar?: PolarGrant, permissions: readonly Permission[] = []): Caller {
  const rights = ['polar:read', 'polar:write', ...permissions] as const;
  return { kind: 'service', id: 'billing', permissions: rights, ...(polar ? { polar } : {}) };
}

/** A person with both rights on Polar, and others besides. */
export function person(polar?: PolarGrant, permissions: readonly Permission[] = []): Caller {
  const rights = ['polar:read', 'polar:write', ...permissions] as const;
  return agent({ permissions: rights, ...(polar ? { polar } : {}) });
}

export interface Sent {
  readonly as?: Authenticated;
  /** Polar's fields. */
  readonly body?: unknown;
  readonly customer?: unknown;
  readonly headers?: Record<string, string | null>;
  readonly key?: string;
}

export interface Got {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every operation
  readonly body: any;
  readonly text: string;
  readonly headers: Headers;
}

/** By `{base}/polar`: the body is Floe's envelope. */
export function polar(house: House, method: string, path: string, sent: Sent = {}): Promise<Got> {
  const { body, customer } = sent;
  const whole = body === undefined && customer === undefined ? undefined : { input: body ?? {}, customer };
  return call(house, `polar${path}`, { method, ...sent, body: whole });
}

/** By `{base}/polar-raw`: the body is Polar's. */
export function raw(house: House, method: string, path: string, sent: Sent = {}): Promise<Got> {
  return call(house, `polar-raw${path}`, { method, ...sent, headers: { 'floe-client': null, ...sent.headers } });
}

async function call(house: House, path: string, { method, ...sent }: Sent & { method: string }): Promise<Got> {
  const { as = service(), body, headers, key } = sent;
  const response = await house.visit(path, {
    method,
    as,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
  return { status: response.status, body: isJson ? JSON.parse(text) : null, text, headers: response.headers };
}
