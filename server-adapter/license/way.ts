import { FloeProblem } from '../engine/problem.ts';
import { type LicenseKey, merchantPath } from '../operations/license-keys/state.ts';
import type { Paged } from '../operations/upstream.ts';
import type { PolarRequest, PolarResult, Road } from '../polar/port.ts';
import { otherProblem, refusalOf } from './refusal.ts';

/** A key as Polar answers for it, with the device that was asked about. */
export interface Checked extends LicenseKey {
  readonly activation?: Device | null;
}

export interface Device {
  readonly id: string;
  readonly meta?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * The organization's own way to its keys. The portal's is for anybody, three calls a second for the whole server and a
 * minute of silence after the fourth.
 */
export interface Way {
  send<T>(what: 'activate' | 'validate' | 'deactivate', body: object, safe?: boolean): Promise<PolarResult<T>>;
  /** Null where there is no such key. */
  read(id: string): Promise<LicenseKey | null>;
  /** One page of keys that are not in use any more. */
  ended(page: number): Promise<Paged<LicenseKey>>;
}

/** Polar asks whose key it is; it is known by any key of the organization's. */
const KEPT_MS = 300_000;

export function createWays(ports: { readonly merchant: (connection: string) => Road; readonly now: () => number }) {
  const owners = new Map<string, { readonly id: string; readonly at: number }>();

  async function ownerOf(connection: string): Promise<string> {
    const kept = owners.get(connection);
    if (kept && ports.now() - kept.at < KEPT_MS) return kept.id;
    const { items } = await get<Paged<LicenseKey>>(ports.merchant(connection), {
      path: '/v1/license-keys/',
      query: { limit: 1 },
    });
    const id = items[0]?.organization_id;
    if (id === undefined) throw new FloeProblem('not_found');
    owners.set(connection, { id, at: ports.now() });
    return id;
  }

  return (connection: string): Way => {
    const merchant = ports.merchant(connection);
    return {
      send: async <T>(what: string, body: object, safe = false) =>
        merchant.request<T>({
          method: 'POST',
          path: `/v1/license-keys/${what}`,
          body: { ...body, organization_id: await ownerOf(connection) },
          class: 'background',
          safe,
        }),
      read: (id) => find<LicenseKey>(merchant, { path: merchantPath(id), fresh: true }),
      ended: (page) =>
        get(merchant, { path: '/v1/license-keys/', query: { status: ['revoked', 'disabled'], limit: 100, page } }),
    };
  };
}

type Get = Omit<PolarRequest, 'method' | 'class'>;

async function get<T>(merchant: Road, request: Get): Promise<T> {
  const answer = await merchant.request<T>({ method: 'GET', class: 'background', ...request });
  if (answer.ok) return answer.body;
  throw otherProblem(answer.failure);
}

async function find<T>(merchant: Road, request: Get): Promise<T | null> {
  const answer = await merchant.request<T>({ method: 'GET', class: 'background', ...request });
  if (answer.ok) return answer.body;
  if (refusalOf(answer.failure) === 'unknown') return null;
  throw otherProblem(answer.failure);
}
