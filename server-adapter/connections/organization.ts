import { createUpstream } from '../polar/client.ts';
import type { PolarResult } from '../polar/port.ts';
import type { KeptOrganization } from '../store/connections-port.ts';
import type { Ports } from './ports.ts';

interface Page {
  readonly items?: readonly Partial<KeptOrganization>[];
}

/**
 * The organizations that a token reaches, as far as Polar lets it look. `refused`: it is not good, or may not look.
 */
export async function organizationsOf(
  { services: { clock }, connect }: Ports,
  connection: string,
  token: string,
): Promise<readonly KeptOrganization[] | 'refused' | null> {
  const { merchant } = createUpstream({ ...connect, connection, accessToken: token, clock });
  const answer: PolarResult<Page> = await merchant.request({ method: 'GET', path: '/v1/organizations/', fresh: true });
  if (!answer.ok) return answer.failure.kind === 'refused' && answer.failure.status !== 429 ? 'refused' : null;
  return (answer.body.items ?? []).flatMap(({ id, slug, name }) =>
    typeof id === 'string' ? [{ id, slug: slug ?? '', name: name ?? slug ?? id }] : [],
  );
}
