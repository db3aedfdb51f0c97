import { eventually } from '../engine/eventually.ts';
import type { Floe } from '../floe.ts';
import type { HostsView, Ports } from './host.ts';

/** The host's view, loaded with its first use. */
export function lazyHostsView(ports: Ports): Floe['entitlements'] {
  let opened: Promise<HostsView> | undefined;
  const hosts = () => {
    opened ??= import('./host.ts').then(({ hostsView }) => hostsView(ports));
    return opened;
  };
  return {
    check: async (customer, key, of) => (await hosts()).check(customer, key, of),
    get: async (customer, of) => (await hosts()).get(customer, of),
    onChange: (heard, of) =>
      eventually(
        ports.services
          .entitlements()
          .then(({ follow }) => follow(of?.connection ?? 'default', heard, { isToldFirst: true })),
      ),
  };
}
