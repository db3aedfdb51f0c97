import type { Handlers } from './handler.ts';
import { portalLink } from './portal/link.ts';

export const portal: Handlers<'portal'> = {
  'portal.session': { secret: true, handle: async (input, context) => ({ result: await portalLink(context, input) }) },
};
