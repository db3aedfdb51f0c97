import type { Seed } from './notation.ts';

const session = (handle: string) => ({ external_customer_id: `ext_pva_${handle}` });
const handles =
  'active trial pastdue paused pausedres cancel pending donce drep dforever dfull metered units free revoked nocard pausesched';

/** Who asks; what they have was bought earlier, see `events-system.ts`. */
export const previews: Seed = {
  file: 'previews.jsonl',
  sessions: {
    ...Object.fromEntries(handles.split(' ').map((handle) => [`portal_${handle}`, session(handle)])),
    portal_seats: { external_customer_id: 'ext_pva_seats', external_member_id: 'ext_pva_seats' },
  },
  before: {},
};
