import type { Family } from './family.ts';

export const licenseGate: Family = {
  title: 'License gate',
  states: {
    active: 'license-gate-states--active',
    'no connection for a while': 'license-gate-states--grace',
    expired: 'license-gate-states--expired',
    'every device taken': 'license-gate-states--every-device-taken',
    'every use used': 'license-gate-states--every-use-used',
    revoked: 'license-gate-states--revoked',
    'switched off': 'license-gate-states--disabled',
    'no key yet': 'license-gate-states--no-key',
    'signed out': 'license-gate-states--signed-out',
    'too long without a connection': 'license-gate-states--too-long-without-a-connection',
    'a ticket of another machine, or an edited one': 'license-gate-states--not-this-machines',
    'clock set back': 'license-gate-states--clock-set-back',
  },
  everywhere: null,
};
