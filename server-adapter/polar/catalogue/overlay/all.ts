import { catalog } from './catalog.ts';
import { oauth } from './oauth.ts';
import { people } from './people.ts';
import { portal } from './portal.ts';
import type { Overlay, Subject } from './row.ts';
import { sales } from './sales.ts';
import { usage } from './usage.ts';
import { webhooks } from './webhooks.ts';

/** Each part of the overlay, with the subject its rows have where they say none. */
export const overlays: readonly (readonly [Subject, Overlay])[] = [
  ['merchant', catalog],
  ['merchant', people],
  ['merchant', sales],
  ['merchant', usage],
  ['merchant', webhooks],
  ['portal', portal],
  ['user', oauth],
];
