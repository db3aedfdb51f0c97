import type { LicenseState, Unknown } from '../../src/license/index.ts';

/** A state in words: what holds, and what to do about it. */
export interface Words {
  title: string;
  text: string;
}

const day = (at: number) =>
  new Date(at).toLocaleDateString('en', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

export function wordsOf(state: LicenseState): Words {
  switch (state.state) {
    case 'active': {
      const { usage, limitUsage } = state;
      const uses = limitUsage === null ? `${usage}` : `${usage} of ${limitUsage}`;
      const end = state.endsAt === null ? 'It has no end.' : `It runs until ${day(state.endsAt)}.`;
      return { title: 'Licensed', text: `${end} Exports so far: ${uses}.` };
    }
    case 'grace':
      return { title: 'Licensed, without a connection', text: `Connect once before ${day(state.until)}.` };
    case 'expired':
      return {
        title: 'This license has run out',
        text: state.endsAt === null ? 'Renew it to go on.' : `It ended on ${day(state.endsAt)}. Renew it to go on.`,
      };
    case 'limit_reached':
      return state.of === 'devices'
        ? { title: 'Every device is taken', text: 'Sign Studio out on another machine, or on your account page.' }
        : { title: 'Every export is used', text: 'Buy more exports to go on.' };
    case 'revoked':
      return state.disabled
        ? { title: 'This license was switched off', text: 'Write to hello@northwind.dev to hear why.' }
        : { title: 'This license has ended', text: 'It ended with your plan. Write to hello@northwind.dev.' };
    case 'unknown':
      return UNKNOWN[state.why];
    default:
      return state satisfies never;
  }
}

const UNKNOWN: Record<Unknown['why'], Words> = {
  not_checked: { title: 'Looking at your license', text: 'This takes a moment.' },
  no_key: { title: 'Enter your license key', text: 'You find it in your receipt and on your account page.' },
  not_found: { title: 'There is no such license', text: 'Look for a mistyped sign, and enter the key again.' },
  signed_out: { title: 'This machine was signed out', text: 'Activate Studio here again.' },
  unreachable: { title: 'No connection', text: 'Connect to the internet, so that your license can be checked.' },
  ticket_over: { title: 'Too long without a connection', text: 'Connect to the internet once, and Studio goes on.' },
  ticket_refused: { title: 'What is kept here is not this machine’s', text: 'Connect to the internet once.' },
  clock: { title: 'The clock of this machine is wrong', text: 'Set it to the present time, or connect once.' },
  outdated: { title: 'This Studio is too old', text: 'Update it to go on.' },
  unsupported: { title: 'This system is too old', text: 'Studio cannot check its license here. Update the system.' },
};
