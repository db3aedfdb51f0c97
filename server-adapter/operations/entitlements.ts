import { get } from '../entitlements/get.ts';
import type { Handlers } from './handler.ts';

export const entitlements: Handlers<'entitlements'> = {
  // Without a billing account there is nothing, which is an answer.
  'entitlements.get': { handle: get, withoutAccount: true },
};
