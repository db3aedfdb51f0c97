import type { Family } from './family.ts';

const list = <S extends string>(name: S) => `license-keys-in-the-panel--${name}` as const;
const table = <S extends string>(name: S) => `license-keys-table--${name}` as const;
const key = <S extends string>(name: S) => `license-keys-one-key--${name}` as const;
const LONG = 'test/components/long-lists.browser.test.tsx >';

/** License keys: how they stand, where they are in use, what can be done. */
export const licenseKeys: Family = {
  title: 'License keys',
  states: {
    'in use': [list('in-use'), key('default')],
    'devices all taken': list('devices-full'),
    'limit reached': list('limit-reached'),
    'expires later': list('expires'),
    expired: list('expired'),
    disabled: [list('disabled'), key('disabled')],
    revoked: [list('revoked'), key('revoked')],
    'revoked with its plan': key('ended-with-its-plan'),
    'being made': list('being-made'),
    'new key asked for': key('asks-for-new-key'),
    'new key on its way': key('making-new-key'),
    'new key shown once': key('new-key'),
    'this Polar makes no new keys': key('no-rotation'),
    'revoking asked first': key('asks-to-revoke'),
    'given back, with what it granted': key('revoked'),
    'a change on its way': key('working'),
    'error where it failed': key('device-stays'),
    'device removed': key('removes-device'),
    'device gone already': key('device-gone-already'),
    'limit set below what is used': key('edits-limits'),
    'no limit of devices': key('any-device'),
    'devices kept by the seller': key('devices-kept'),
    'long labels': key('long-device-names'),
    'one state of all': table('filtered'),
    'agent who only reads': key('reads-only'),
    'customer’s own': [key('for-the-customer'), list('card'), table('for-the-customer')],
    'nothing but changes is sent':
      'test/components/license-keys.browser.test.tsx > an agent and a key > sends of its limits only what was changed',
    'never in events':
      'test/components/license-keys.browser.test.tsx > an agent and a key > tells the host’s listener nothing of the key',
    'search by a part of the key': { cannotBe: 'Polar lists keys by state and benefit only.' },
    'several disabled at once': [table('disables-several'), table('disables-some-in-the-dark')],
  },
  everywhere: {
    loading: [table('loading'), list('loading'), key('loading')],
    nothing: [table('none'), list('none')],
    'many rows': [
      table('many'),
      `${LONG} ten thousand keys > show their first rows from one page, and no other is read before it is asked for`,
      `${LONG} a page that shifted > misses none when one on top went away meanwhile`,
    ],
    'failed, and tried again': [
      table('fails'),
      list('fails'),
      key('fails'),
      `${LONG} a page that shifted > says what failed at the end of the list, and tries that page alone again`,
    ],
    forbidden: [table('forbidden'), key('forbidden')],
    unavailable: table('unavailable'),
    'session expired': table('session-expired'),
    narrow: [table('narrow'), list('limit-reached'), key('narrow')],
    wide: table('wide'),
    'right to left': [table('right-to-left'), key('right-to-left')],
    dark: [table('dark'), key('new-key-in-the-dark'), key('limits-in-the-dark')],
  },
};
