import type { Paged } from '../operations/upstream.ts';
import type { PolarResult, Road } from '../polar/port.ts';

/** Where Polar sends webhooks to, as it shows it. The secret stays on the server. */
export interface Endpoint {
  readonly id: string;
  readonly url: string;
  readonly format: string;
  readonly secret: string;
  readonly events: readonly string[];
  readonly enabled: boolean;
  readonly modified_at: string | null;
}

const PATH = '/v1/webhooks/endpoints';

/** All of the organization's endpoints: there are seldom more than a few. */
export async function listEndpoints(road: Road): Promise<PolarResult<readonly Endpoint[]>> {
  const request = { method: 'GET', path: PATH, query: { limit: 100 }, fresh: true, class: 'background' } as const;
  const answer = await road.request<Paged<Endpoint>>(request);
  return answer.ok ? { ...answer, body: answer.body.items } : answer;
}

/** Which endpoint is ours is known by its secret: another adapter's may stand beside it, at another address. */
export function ownEndpoint(endpoints: readonly Endpoint[], secrets: readonly string[]): Endpoint | undefined {
  const own = endpoints.filter(({ secret }) => secrets.includes(secret));
  return own.find(({ enabled }) => enabled) ?? own[0];
}

export function createEndpoint(road: Road, body: object): Promise<PolarResult<Endpoint>> {
  return road.request<Endpoint>({ method: 'POST', path: PATH, body });
}

export function removeEndpoint(road: Road, id: string): Promise<PolarResult<unknown>> {
  return road.request({ method: 'DELETE', path: `${PATH}/${encodeURIComponent(id)}` });
}

export function changeEndpoint(road: Road, id: string, body: object): Promise<PolarResult<Endpoint>> {
  return road.request<Endpoint>({ method: 'PATCH', path: `${PATH}/${encodeURIComponent(id)}`, body });
}
