import type { Family } from './family.ts';

const gate = <S extends string>(name: S) => `entitlements-gate--${name}` as const;
const list = <S extends string>(name: S) => `entitlements-benefit-list--${name}` as const;
const GATE = 'test/components/gate.browser.test.tsx > a gate >';

/** What a customer may use, and what it was given. */
export const entitlements: Family = {
  title: 'Entitlements: gates and the list of benefits',
  states: {
    open: gate('open'),
    'closed: another plan includes it': gate('closed'),
    'closed: there is no plan to change': gate('closed-without-a-plan'),
    'closed: it was taken back': gate('taken-back'),
    'closed: its credit is used up': [
      gate('used-up'),
      `${GATE} closes in the open page when a credit is used up, and opens when there is more`,
    ],
    'closed: it is on its way': [gate('on-its-way'), `${GATE} waits with a grant that is on its way`],
    'not known yet: neither open nor locked': [gate('waiting'), `${GATE} shows neither while it is not known`],
    'could not be checked': [gate('unknown'), `${GATE} says that it could not be checked, and tries again`],
    'taken back while the page is open': `${GATE} closes in the open page when Polar takes the grant back, without a reload`,
    'opened by another plan': `${GATE} opens with another plan, chosen at the gate`,
    'known, and too old to go by': `${GATE} stays open through an error, and closes once what was known is too old to go by`,
    'Discord, GitHub and Slack: connected or not, invited, failed': list('every-type'),
    'connecting on Polar’s page': list('connecting'),
    'files, and a link that has ended': list('files'),
    'credits, flags, keys and notes': [list('every-type'), list('of-a-plan')],
    'one person of a team': list('every-type'),
    'ended, and with what': [list('every-type'), list('ended')],
    'for an agent: why, and a link to mend it': list('for-an-agent'),
  },
  everywhere: {
    loading: [gate('waiting'), list('loading')],
    nothing: list('nothing'),
    'many rows': list('three-hundred'),
    'failed, and tried again': [gate('unknown'), list('fails')],
    forbidden: `${GATE} says that it could not be checked, and tries again`,
    unavailable: gate('unknown'),
    'session expired': { cannotBe: 'It says so like any other problem, beside the thing that failed.' },
    narrow: [gate('narrow-and-dark'), list('narrow-and-dark')],
    wide: list('every-type'),
    'right to left': [gate('right-to-left'), list('right-to-left')],
    dark: [gate('narrow-and-dark'), list('narrow-and-dark')],
  },
};
