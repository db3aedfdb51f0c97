import { createLicense, type License, webStore } from '../../src/license/index.ts';
import type { DemoSoftware } from '../server/software.ts';

/** What software cannot choose: whether it has a connection, what time it is, and on which machine it runs. */
export interface Around {
  offline: boolean;
  /** How far the machine's clock is from the truth, days. */
  days: number;
}

const DAY = 86_400_000;

/** The license of one machine, in surroundings that the page's switches change. */
export function licenseOn(machine: string, around: Around, { publicKeys }: DemoSoftware): License {
  return createLicense({
    url: `${location.origin}/floe`,
    publicKeys,
    // A real program takes the id of the machine or of its disk.
    fingerprint: machine,
    store: webStore(`northwind-studio-${machine}`),
    fetch: (input, init) => {
      if (around.offline) return Promise.reject(new TypeError('There is no connection.'));
      return fetch(input, init);
    },
    clock: {
      now: () => Date.now() + around.days * DAY,
      after: (ms, work) => {
        const timer = setTimeout(work, ms);
        return () => clearTimeout(timer);
      },
    },
  });
}
