import { publicKeys } from '../../server-adapter/license/signer.ts';
import { parseKeyring } from '../../server-adapter/secrets/keyring.ts';
import type { Polar } from '../../src/simulator/index.ts';

/** What the licensed software of the demo knows: the keys it pins, and a license key for whoever has none at hand. */
export interface DemoSoftware {
  publicKeys: Record<string, string>;
  /** Null on a real Polar: there, somebody has to own one. */
  key: string | null;
}

/** Stands for the software's build, and for its seller. */
export interface Software {
  read(): Promise<DemoSoftware>;
  /** Switches the key of the demo off or on, as the seller would at Polar. */
  sell(status: 'granted' | 'disabled'): Promise<void>;
}

/** A ring for as long as the demo is open. */
export const newRing = (): string => `demo:${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))}`;

export function softwareOf(ring: string, polar: Polar | null): Software {
  const ask = async (polar: Polar, init: RequestInit) => {
    const headers = { authorization: 'Bearer polar_oat_demo', 'content-type': 'application/json' };
    const url = `https://api.polar.sh/v1/license-keys/${polar.ids.license_key}`;
    return (await polar.fetch(new Request(url, { ...init, headers }))).json() as Promise<{ key: string }>;
  };
  return {
    read: async () => ({
      publicKeys: await publicKeys(parseKeyring(ring), 'default'),
      key: polar && (await ask(polar, { method: 'GET' })).key,
    }),
    sell: async (status) => {
      if (polar) await ask(polar, { method: 'PATCH', body: JSON.stringify({ status }) });
    },
  };
}
