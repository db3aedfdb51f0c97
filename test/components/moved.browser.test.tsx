// What somebody is about to confirm changes under them: they are told, and nothing is sent before they have looked.

import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { DeskNotes } from '../../src/components/desk.ts';
import { CustomerPanel, SubscriptionControls } from '../../src/components/index.ts';
import { elsewhere } from './elsewhere.ts';
import { ADA, customerCaller, type Staged, stage } from './stage.tsx';

const MOVED = 'This changed elsewhere. Review it again.';
const moved = ({ screen }: Staged) => screen.getByRole('alert').filter({ hasText: MOVED });
const seen = (staged: Staged) => staged.screen.getByRole('button', { name: 'I have seen it' });

describe('a plan about to be changed', () => {
  async function picked(options: Parameters<typeof stage>[1] = { about: 'elena' }) {
    const staged = await stage(<SubscriptionControls />, { live: true, ...options });
    await staged.screen.getByRole('button', { name: 'Change plan' }).click();
    const dialog = staged.screen.getByRole('dialog', { name: 'Change plan' });
    await dialog.getByRole('radio', { name: /^Pro yearly/ }).click();
    return { ...staged, dialog, pay: dialog.getByRole('button', { name: /^Pay \$[\d.]+ and change$/ }) };
  }

  it('by somebody else meanwhile is looked at again first', async () => {
    const staged = await picked();
    await expect.element(staged.pay).toBeEnabled();
    await staged.listening();
    await elsewhere(staged, 'elena', 'subscriptions.pause');
    await expect.element(moved(staged)).toBeVisible();
    await expect.element(staged.pay).toBeDisabled();
    staged.writes.length = 0;
    await seen(staged).click();
    await expect.poll(() => moved(staged).query()).toBeNull();
    expect(staged.writes).toEqual([]);
    await expect.element(staged.pay).toBeEnabled();
  });

  it('whose figure moved is looked at again where no yes to the figure is asked for', async () => {
    let more = 0;
    const staged = await picked({
      about: 'elena',
      edit: (name, body) => {
        if (name === 'subscriptions.preview' && body.result.amounts) body.result.amounts.due_amount += more;
        return body;
      },
    });
    await expect.element(staged.pay).toBeEnabled();
    const before = staged.pay.element().textContent;
    more = 100;
    await staged.reread();
    await expect.element(moved(staged)).toBeVisible();
    await expect.element(staged.pay).toBeDisabled();
    expect(staged.pay.element().textContent).not.toBe(before);
  });

  it('is nobody’s surprise when another is picked, or before one is', async () => {
    const staged = await stage(<SubscriptionControls />, { about: 'elena', live: true });
    await staged.screen.getByRole('button', { name: 'Change plan' }).click();
    const dialog = staged.screen.getByRole('dialog', { name: 'Change plan' });
    await expect.element(dialog.getByRole('radio', { name: /^Pro yearly/ })).toBeVisible();
    await staged.listening();
    await elsewhere(staged, 'elena', 'subscriptions.pause');
    await expect.element(staged.screen.getByText('Pausing')).toBeInTheDocument();
    for (const name of [/^Pro yearly/, /^Basic/, /^Pro yearly/]) {
      await dialog.getByRole('radio', { name }).click();
      await expect.element(dialog.getByText('Then', { exact: false })).toBeVisible();
      expect(moved(staged).query()).toBeNull();
    }
  });
});

describe('a plan about to be ended', () => {
  it('says what changed, and goes on only after that was seen', async () => {
    const staged = await stage(<CustomerPanel />, { as: customerCaller('elena'), width: 760, live: true });
    const { screen } = staged;
    await screen.getByRole('button', { name: 'Cancel plan' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Cancel Pro' });
    const end = dialog.getByRole('button', { name: 'End on 7 December' });
    await expect.element(end).toBeEnabled();
    await staged.listening();
    await elsewhere(staged, 'elena', 'subscriptions.pause');
    await expect.element(moved(staged)).toBeVisible();
    await expect.element(dialog.getByText('The planned pause is dropped.')).toBeVisible();
    await expect.element(end).toBeDisabled();
    staged.writes.length = 0;
    await userEvent.dblClick(seen(staged));
    await expect.poll(() => moved(staged).query()).toBeNull();
    expect(staged.writes).toEqual([]);
    await end.click();
    await expect.element(dialog.getByText('Ends on 7 December.')).toBeVisible();
    expect(moved(staged).query()).toBeNull();
    expect(staged.writes).toHaveLength(1);
  });

  it('at once says so in its second question, too', async () => {
    const staged = await stage(<SubscriptionControls />, { about: 'elena', live: true });
    await staged.screen.getByRole('button', { name: 'Cancel…' }).click();
    const dialog = staged.screen.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Now' }).click();
    await dialog.getByRole('button', { name: 'End now' }).click();
    const yes = dialog.getByRole('button', { name: 'Yes, end it now' });
    await expect.element(yes).toBeEnabled();
    await staged.listening();
    await elsewhere(staged, 'elena', 'subscriptions.cancel');
    await expect.element(moved(staged)).toBeVisible();
    await expect.element(yes).toBeDisabled();
    await seen(staged).click();
    await expect.element(yes).toBeEnabled();
  });

  it('while its dialog was closed needs no second look', async () => {
    const staged = await stage(<CustomerPanel />, { as: customerCaller('elena'), width: 760, live: true });
    const { screen } = staged;
    await screen.getByRole('button', { name: 'Cancel plan' }).click();
    await expect.element(screen.getByRole('button', { name: 'End on 7 December' })).toBeEnabled();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => screen.getByRole('dialog').query()).toBeNull();
    await staged.listening();
    await elsewhere(staged, 'elena', 'subscriptions.pause');
    await expect.element(screen.getByText('Pausing')).toBeVisible();
    await screen.getByRole('button', { name: 'Cancel plan' }).click();
    await expect.element(screen.getByText('The planned pause is dropped.')).toBeVisible();
    expect(moved(staged).query()).toBeNull();
  });
});

it('a paused plan that changed is looked at again before it is charged', async () => {
  let more = 0;
  const staged = await stage(<SubscriptionControls />, {
    about: 'lucas',
    edit: (name, body) => {
      if (name === 'subscriptions.list')
        for (const plan of body.result) if (more) plan.modified_at = '2026-11-23T12:00:00Z';
      return body;
    },
  });
  await staged.screen.getByRole('button', { name: 'Resume' }).click();
  const submit = staged.screen.getByRole('dialog').getByRole('button', { name: /^Resume/ });
  await expect.element(submit).toBeEnabled();
  more = 1;
  await staged.reread();
  await expect.element(moved(staged)).toBeVisible();
  await expect.element(submit).toBeDisabled();
});

it('a seat whose holder changed is not taken from somebody else', async () => {
  let name = 'Owen';
  const staged = await stage(<SubscriptionControls />, {
    about: 'priya',
    edit: (operation, body) => {
      if (operation === 'seats.list')
        for (const seat of body.result.seats)
          if (seat.email === 'owen@harborline.co') seat.member = { ...seat.member, name };
      return body;
    },
  });
  const { screen, writes } = staged;
  await screen.getByRole('button', { name: 'Seats' }).click();
  await screen.getByRole('button', { name: 'Remove Owen' }).click();
  const remove = screen.getByRole('button', { name: 'Remove', exact: true });
  await expect.element(remove).toBeEnabled();
  name = 'Rosa';
  await staged.reread();
  await expect.element(moved(staged)).toBeVisible();
  await expect.element(screen.getByText(/^Take the seat back from \W?Rosa/)).toBeVisible();
  await expect.element(remove).toBeDisabled();
  await seen(staged).click();
  await remove.click();
  await expect.element(screen.getByText('3 of 6 seats taken')).toBeVisible();
  expect(writes).toHaveLength(1);
  expect(moved(staged).query()).toBeNull();
});

it('a key that was made anew meanwhile is not revoked for the old one', async () => {
  let status = 'granted';
  const staged = await stage(<CustomerPanel />, {
    as: { ...ADA, permissions: [...ADA.permissions, 'license_keys:read', 'license_keys:write'] },
    edit: (name, body) => (name === 'licenseKeys.get' ? { ...body, result: { ...body.result, status } } : body),
  });
  const { screen, writes } = staged;
  await screen.getByRole('button', { name: /^Manage FLOE/ }).click();
  await screen.getByRole('button', { name: 'Revoke…' }).click();
  const revoke = screen.getByRole('dialog').getByRole('button', { name: 'Revoke key' });
  await expect.element(revoke).toBeEnabled();
  status = 'disabled';
  await staged.reread();
  await expect.element(moved(staged)).toBeVisible();
  await expect.element(revoke).toBeDisabled();
  expect(writes).toEqual([]);
});

it('a refund that waits is not approved by figures that moved', async () => {
  const staged = await stage(<CustomerPanel first={<DeskNotes />} />, { about: 'elena', approver: {} });
  const { screen, polar, writes } = staged;
  await expect.element(screen.getByText('Studio license').first()).toBeVisible();
  const order_id = polar.ids.order ?? '';
  const asks = { ...ADA, id: 'bo', name: 'Bo', connection: 'default', limits: { usd: 1000 } } as const;
  await staged.as(asks, 'refunds.create', { order_id, amount: 2000, reason: 'other', expected_refundable: 4900 });
  await staged.reread();
  await screen.getByRole('button', { name: 'Review' }).click();
  const press = screen.getByRole('dialog').getByRole('button', { name: /^Refund \$/ });
  await expect.element(press).toBeEnabled();
  polar.moves.refundOutside(order_id, { total: 1089 });
  await staged.reread();
  await expect.element(moved(staged)).toBeVisible();
  await expect.element(press).toBeDisabled();
  await seen(staged).click();
  await press.click();
  await expect.element(screen.getByText('gets $21.78 back.', { exact: false })).toBeVisible();
  expect(writes).toEqual(['POST /v1/refunds/']);
});
