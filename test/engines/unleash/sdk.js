// The official SDK, as a product would use it.
import { Unleash } from 'unleash-client';

/** Answers once the flags are there. */
export async function openClient(url) {
  const client = new Unleash({
    url: `${url}/api`,
    appName: 'floe',
    customHeaders: { authorization: '*:development.backend-secret' },
    refreshInterval: 200,
    disableMetrics: true,
  });
  await new Promise((resolve, reject) => {
    client.once('synchronized', resolve);
    client.once('error', reject);
  });
  return {
    isOn: (flag, userId) => client.isEnabled(flag, { userId }),
    close: () => client.destroy(),
  };
}
