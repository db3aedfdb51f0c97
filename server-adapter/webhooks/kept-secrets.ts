import type { Services } from '../operations/services.ts';

/** Where the secrets of an endpoint that Floe made are kept, among those of its connection. */
export const WEBHOOK = 'webhook';

/** Those of an endpoint that Floe has made for a connection, newest first. */
export async function keptWebhookSecrets(
  { secrets }: Pick<Services, 'secrets'>,
  connection: string,
): Promise<readonly string[]> {
  const text = await secrets.read(connection, WEBHOOK);
  return text === null ? [] : JSON.parse(text); // Written below.
}

export function keepWebhookSecrets(
  { services, connection }: { readonly services: Pick<Services, 'secrets'>; readonly connection: string },
  all: readonly string[],
): Promise<void> {
  return services.secrets.write(connection, WEBHOOK, JSON.stringify(all));
}
