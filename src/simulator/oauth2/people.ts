// Who is signed in at Polar's own pages: nobody, unless a move says so.

import type { World } from '../state/world.ts';
import { type UserRow, users } from './tables.ts';

const present = new WeakMap<World, string>();

/** From now on this person is at the browser; null: nobody. */
export function signIn(world: World, email: string | null): void {
  if (email === null) present.delete(world);
  else present.set(world, email);
}

/** Made when first met. */
export function personSignedIn(world: World): UserRow | null {
  const email = present.get(world);
  if (email === undefined) return null;
  const known = world.of(users).find((row) => row.email === email);
  return known ?? world.of(users).insert({ organization_id: '', email });
}
