import type { Family } from './family.ts';

const dispute = <S extends string>(name: S) => `disputes--${name}` as const;
const waiting = <S extends string>(name: S) => `refunds-that-wait--${name}` as const;
const webhooks = <S extends string>(name: S) => `webhook-status--${name}` as const;
const connect = <S extends string>(name: S) => `connect-polar--${name}` as const;
const DESK = 'test/components/desk.browser.test.tsx >';
const CONNECT = 'test/components/connect-polar.browser.test.tsx > ConnectPolar >';
const STATUS = 'test/components/webhook-status.browser.test.tsx > WebhookStatus >';

/** What only a support team looks at: disputes, refunds that wait for somebody, news from Polar, the connection to it. */
export const desk: Family = {
  title: 'Desk: disputes, refunds that wait, webhooks, the connection',
  states: {
    'a dispute wants an answer': dispute('needs-an-answer'),
    'its last day is today, or over': `${DESK} disputes > say when the last day is %s`,
    'the bank warns of a dispute': dispute('warned'),
    'a dispute was won': dispute('won'),
    'disputes that ended are told for two weeks': `${DESK} disputes > that ended are told for two weeks, also when they were won`,
    'no customer sees disputes': `${DESK} disputes > are no customer’s to see`,
    'a refund waits, approved': [
      waiting('approved'),
      `${DESK} a refund that waits for approval > stands first in the panel, and another person lets it pass`,
    ],
    'a refund waits, turned down': waiting('declined'),
    'a refund waits, taken back by who asked': waiting('taken-back'),
    'a refund waits, above one’s own limit': `${DESK} a refund that waits for approval > is not for somebody whose limit does not reach`,
    'decided meanwhile by somebody else': `${DESK} a refund that waits for approval > that somebody else decided meanwhile says so`,
    'changed while it was open': [
      waiting('changed-while-open'),
      'test/components/moved.browser.test.tsx > a refund that waits is not approved by figures that moved',
    ],
    'a refund whose outcome is lost': waiting('outcome-lost'),
    'refunds of every customer': `${DESK} of every customer stand in one list, each decided for its own`,
    'webhooks arrive': webhooks('on'),
    'webhooks were turned off, and on again': [
      webhooks('turned-on-again'),
      `${STATUS} hears that Polar turned the endpoint off, and turns it on again in one press, which the trail keeps`,
    ],
    'cannot be turned on: the address': `${STATUS} says why it cannot be turned on`,
    'no webhooks are set up': webhooks('not-set-up'),
    'webhooks were turned off, and the viewer may only look': webhooks('off-for-who-may-only-look'),
    'the endpoint has another secret': webhooks('missing'),
    'the token may not look': webhooks('may-not-look'),
    'background work stands still': webhooks('background-work-stands-still'),
    'no organization is connected': connect('not-connected'),
    'connected by a token': connect('by-token'),
    'a token is not taken': connect('token-refused'),
    'a connection is being made': connect('connecting'),
    'back from Polar, with or without a connection': [
      connect('came-back'),
      `${CONNECT} says once what became of a visit to Polar: %s`,
    ],
    'a connection has to be made again: lost': connect('needs-reconnect'),
    'a connection has to be made again: taken back': connect('refused-in-the-dark'),
    'a connection has to be made again: another organization': connect('another-organization'),
    'a connection was ended': connect('disconnected'),
    'the host has set the connection': connect('set-by-host'),
  },
  everywhere: {
    loading: { cannotBe: 'What waits is shown once it is there; nothing keeps a place for it.' },
    nothing: `${DESK} disputes > are no customer’s to see`,
    'many rows': { cannotBe: 'A customer has few, each in a line of its own.' },
    'failed, and tried again': webhooks('cannot-be-read'),
    forbidden: `${STATUS} is nothing for who may not see connections`,
    unavailable: webhooks('cannot-be-read'),
    'session expired': { cannotBe: 'The panel it stands in says so first.' },
    narrow: webhooks('turned-on-again'),
    wide: webhooks('may-not-look'),
    'right to left': webhooks('right-to-left'),
    dark: [waiting('declined'), webhooks('off-in-the-dark')],
  },
};
