import { createUpstream } from '../../server-adapter/polar/client.ts';
import type { PolarRequest, Road } from '../../server-adapter/polar/port.ts';
import { openHouse } from './house.ts';

/** A road to Polar, and what went along it. */
export function openRoad() {
  const house = openHouse();
  const { fetch } = house.polar;
  const upstream = createUpstream({
    connection: 'default',
    accessToken: 'polar_oat_demo',
    rate: false,
    clock: house.clock,
    fetch: (input, init) => fetch(new Request(input, init)),
  });
  const asked: PolarRequest[] = [];
  const road: Road = {
    request: (request) => {
      asked.push(request);
      return upstream.merchant.request(request);
    },
  };
  return { house, road, asked };
}
