import '../../demo/license/license.css';
import type { CSSProperties, ReactElement } from 'react';
import { expect } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { LicenseNotice } from '../../demo/license/notice.tsx';
import type { LicenseState } from '../../src/license/index.ts';

/** What the page around it says of its own looks. */
const page = { '--card': '#fff', '--line': '#d4d4d8', '--mute': '#52525b', '--ink': '#18181b' } as CSSProperties;

const meta = preview.type<{ args: { state: LicenseState } }>().meta({
  title: 'License gate/States',
  render: ({ state }): ReactElement => (
    <main className="studio-window" style={{ ...page, color: 'var(--ink)', maxInlineSize: 480, margin: 16 }}>
      <LicenseNotice state={state} />
    </main>
  ),
});

const UNTIL = Date.parse('2026-12-04T12:00:00Z');
const active: LicenseState = { state: 'active', todo: 'nothing', device: 'd', endsAt: null, usage: 3, limitUsage: 10 };

/** The adapter has just said so. */
export const Active = meta.story({
  args: { state: active },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('It has no end. Exports so far: 3 of 10.')).toBeVisible();
  },
});

/** Nobody answers; the ticket says how long that may go on. */
export const Grace = meta.story({
  args: { state: { state: 'grace', todo: 'connect', until: UNTIL, device: 'd', endsAt: null } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Connect once before December 4, 2026.')).toBeVisible();
  },
});

export const Expired = meta.story({
  args: { state: { state: 'expired', todo: 'renew', endsAt: UNTIL } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('It ended on December 4, 2026. Renew it to go on.')).toBeVisible();
  },
});

export const EveryDeviceTaken = meta.story({
  args: { state: { state: 'limit_reached', of: 'devices', todo: 'free_a_device' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Every device is taken')).toBeVisible();
  },
});

export const EveryUseUsed = meta.story({
  args: { state: { state: 'limit_reached', of: 'usage', todo: 'buy_more', usage: 10, limitUsage: 10 } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Every export is used')).toBeVisible();
  },
});

export const Revoked = meta.story({
  args: { state: { state: 'revoked', todo: 'ask_the_seller', disabled: false } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('This license has ended')).toBeVisible();
  },
});

export const Disabled = meta.story({
  args: { state: { state: 'revoked', todo: 'ask_the_seller', disabled: true } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('This license was switched off')).toBeVisible();
  },
});

/** Before anything was entered. */
export const NoKey = meta.story({
  args: { state: { state: 'unknown', why: 'no_key', todo: 'enter_a_key' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Enter your license key')).toBeVisible();
  },
});

export const SignedOut = meta.story({
  args: { state: { state: 'unknown', why: 'signed_out', todo: 'activate' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('This machine was signed out')).toBeVisible();
  },
});

export const TooLongWithoutAConnection = meta.story({
  args: { state: { state: 'unknown', why: 'ticket_over', todo: 'connect' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Too long without a connection')).toBeVisible();
  },
});

/** The ticket was edited, or copied from another machine. */
export const NotThisMachines = meta.story({
  args: { state: { state: 'unknown', why: 'ticket_refused', todo: 'connect' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('What is kept here is not this machine’s')).toBeVisible();
  },
});

export const ClockSetBack = meta.story({
  args: { state: { state: 'unknown', why: 'clock', todo: 'set_the_clock' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('The clock of this machine is wrong')).toBeVisible();
  },
});
