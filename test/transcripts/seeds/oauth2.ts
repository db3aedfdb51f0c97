import { type Seed, session, signIn } from './notation.ts';

const registration = { token: 'polar_crt_xef19ee56_MASKED_MASKED' };

/** Somebody signs in to be asked; the application shows the token of its registration where it may. */
export const oauth2: Seed = {
  file: 'oauth2.jsonl',
  sessions: { oauth2: { token: 'polar_at_u_x713f5495_MASKED' } },
  before: {
    8: [signIn('owner@example.com')],
    27: [session('none', registration)],
    28: [session('none', null)],
    29: [session('none', registration)],
    30: [session('none', null)],
  },
};
