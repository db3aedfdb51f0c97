import { copyPerson, piecesOf } from './copy-person.ts';
import { stock } from './demo-catalog.ts';
import { buys, joins, licenseKeyOf, orderOf, type Person, people, subscriptionOf } from './demo-people.ts';
import type { Seed } from './seed.ts';

const COUNT = 10_000;
const FIRST = 'Ada Noa Lina Omar Kofi Mei Ivo Zoe Finn Aiko Luz Sami Nora Theo Ines Ravi Maja Eli Tara Hugo'.split(' ');
const LAST = 'Berg Silva Novak Okoye Tan Moreau Rossi Haas Lind Kaur Ortiz Weber Sato Costa Dahl Nagy Reyes'.split(' ');

const DAY = 86_400_000;

const model: Person = {
  handle: 'usr_00000',
  name: 'Ada Berg',
  email: 'person00000@example.com',
  address: { country: 'US', line1: '1 Main Street', city: 'New York', postal_code: '10001', state: 'NY' },
};

function likeness(index: number): ReadonlyMap<string, string> {
  const number = String(index).padStart(5, '0');
  const name = `${FIRST[index % FIRST.length]} ${LAST[Math.floor(index / FIRST.length) % LAST.length]}`;
  return new Map([
    [model.handle, `usr_${number}`],
    [model.email, `person${number}@example.com`],
    [model.name, name],
  ]);
}

/** Ten thousand people, each with an order and a license key, for lists that do not fit a page. */
export const large: Seed = (shop) => {
  const { world } = shop.polar;
  shop.daysAgo(2);
  const { pro, studio } = stock(shop);
  joins(shop, people.elena);
  buys(shop, people.elena, pro);
  buys(shop, people.elena, studio);
  const person = joins(shop, model);
  buys(shop, model, studio);
  shop.daysAgo(0);
  const pieces = piecesOf(world, person.id);
  for (let index = 1; index < COUNT - 1; index += 1) {
    copyPerson(world, pieces, { words: likeness(index), earlier: (index * 400 * DAY) / COUNT });
  }
  const customer = shop.ask('GET', `/v1/customers/external/${people.elena.handle}`);
  return {
    customer: customer.id,
    subscription: subscriptionOf(shop, people.elena).id,
    order: orderOf(shop, people.elena).id,
    license_key: licenseKeyOf(shop, people.elena),
  };
};
