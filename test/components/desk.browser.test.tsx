import { describe, expect, it } from 'vitest';
import { DeskNotes, DisputeBanner, RefundsWaiting } from '../../src/components/desk.ts';
import { CustomerPanel } from '../../src/components/index.ts';
import { ADA, customerCaller, stage } from './stage.tsx';

const REFUND = 'POST /v1/refunds/';
const BO = { ...ADA, id: 'bo', name: 'Bo Lind', limits: { usd: 1000 } } as const;

async function asked(options: Parameters<typeof stage>[1] = {}) {
  const world = await stage(<CustomerPanel first={<DeskNotes />} />, { about: 'elena', approver: {}, ...options });
  await expect.element(world.screen.getByText('Studio license').first()).toBeVisible();
  const { result } = await world.as(BO, 'refunds.create', {
    order_id: world.polar.ids.order ?? '',
    amount: 4900,
    reason: 'duplicate',
    expected_refundable: 4900,
    comment: 'Bought twice by mistake.',
  });
  expect(result.state).toBe('pending_approval');
  await world.reread();
  return world;
}

describe('a refund that waits for approval', () => {
  it('stands first in the panel, and another person lets it pass', async () => {
    const { screen, writes } = await asked();
    await expect.element(screen.getByText('A refund of $49.00 before tax waits for approval.')).toBeVisible();
    await expect.element(screen.getByText('Bo Lind', { exact: false }).first()).toBeVisible();
    await screen.getByRole('button', { name: 'Review' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Approve a refund' });
    await expect.element(dialog.getByText('Bought twice by mistake.', { exact: false })).toBeVisible();
    await dialog.getByRole('button', { name: 'Refund $53.35' }).click();
    await expect.element(dialog.getByText('Customer gets $53.35 back.')).toBeVisible();
    expect(writes).toEqual([REFUND]);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => screen.getByText('waits for approval.', { exact: false }).query()).toBeNull();
    await expect.element(screen.getByText('$53.35 refunded')).toBeVisible();
  });

  it('is turned down with a note, and nothing is sent', async () => {
    const { screen, writes } = await asked();
    await screen.getByRole('button', { name: 'Review' }).click();
    const dialog = screen.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Note for the trail' }).fill('Past thirty days.');
    await dialog.getByRole('button', { name: 'Decline' }).click();
    await expect.element(dialog.getByText('It was turned down. Nothing was paid.')).toBeVisible();
    expect(writes).toEqual([]);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect.element(screen.getByText('Declined a refund', { exact: false })).toBeVisible();
  });

  it('is not for the one who asked, who may take it back', async () => {
    const { screen, writes } = await asked({ as: BO });
    await screen.getByRole('button', { name: 'Review' }).click();
    const dialog = screen.getByRole('dialog');
    await expect.element(dialog.getByText('You asked for this, so somebody else has to approve it.')).toBeVisible();
    expect(dialog.getByRole('button', { name: /^Refund/ }).query()).toBeNull();
    await dialog.getByRole('button', { name: 'Take back' }).click();
    await expect.element(dialog.getByText('It was turned down. Nothing was paid.')).toBeVisible();
    expect(writes).toEqual([]);
  });

  it('is not for somebody whose limit does not reach', async () => {
    const { screen } = await asked({ as: { ...ADA, limits: { usd: 4899 } } });
    await screen.getByRole('button', { name: 'Review' }).click();
    const dialog = screen.getByRole('dialog');
    await expect.element(dialog.getByText('This is above your own limit too.')).toBeVisible();
    expect(dialog.getByRole('button', { name: /^Refund/ }).query()).toBeNull();
  });

  it('that somebody else decided meanwhile says so', async () => {
    const world = await asked();
    await world.screen.getByRole('button', { name: 'Review' }).click();
    const dialog = world.screen.getByRole('dialog');
    await expect.element(dialog.getByRole('button', { name: 'Refund $53.35' })).toBeEnabled();
    const [waiting] = (await world.as(BO, 'refunds.waiting', {})).result;
    await world.as(BO, 'refunds.decline', { operation_id: waiting?.operation_id ?? '' });
    await dialog.getByRole('button', { name: 'Refund $53.35' }).click();
    await expect.element(dialog.getByText('It does not wait any more', { exact: false })).toBeVisible();
    expect(world.writes).toEqual([]);
  });

  it('shows the new figure when the order changed under the dialog, and needs a new press', async () => {
    const { screen, polar, writes } = await asked();
    await screen.getByRole('button', { name: 'Review' }).click();
    const dialog = screen.getByRole('dialog');
    await expect.element(dialog.getByRole('button', { name: 'Refund $53.35' })).toBeEnabled();
    polar.moves.refundOutside(polar.ids.order ?? '', { total: 1089 });
    await dialog.getByRole('button', { name: 'Refund $53.35' }).click();
    await expect.element(dialog.getByText('Less is left than was asked for', { exact: false })).toBeVisible();
    await expect.element(dialog.getByText('$39.00')).toBeVisible();
    await expect.element(dialog.getByRole('button', { name: /^Refund/ })).toBeDisabled();
    expect(writes).toEqual([]);
  });
});

describe('a refund nobody knows the outcome of', () => {
  it('shows both figures, and a person says what became of it, with a note', async () => {
    const world = await stage(<CustomerPanel first={<DeskNotes />} />, { about: 'elena' });
    const { screen, polar, clock } = world;
    await expect.element(screen.getByText('Studio license').first()).toBeVisible();
    polar.faults.add({ match: { method: 'POST', path: '/v1/refunds' }, answer: { status: 500 }, times: 1 });
    const order_id = polar.ids.order ?? '';
    const input = { order_id, amount: 1000, reason: 'other', expected_refundable: 4900 } as const;
    expect((await world.as(ADA, 'refunds.create', input)).result.state).toBe('unknown');
    clock.forward(15 * 60_000);
    await world.tick();
    await world.reread();
    await expect.element(screen.getByText('Nobody can say whether $10.00 before tax was refunded.')).toBeVisible();
    await screen.getByRole('button', { name: 'Review' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Was it refunded?' });
    await expect.element(dialog.getByText('Sent by Floe')).toBeVisible();
    await expect.element(dialog.getByText('Refunded, as Polar shows it')).toBeVisible();
    const save = dialog.getByRole('button', { name: 'Save' });
    await expect.element(save).toBeDisabled();
    await dialog.getByRole('radio', { name: 'It was paid' }).click();
    await dialog.getByRole('textbox', { name: 'Note for the trail' }).fill('Seen at Stripe.');
    await save.click();
    await expect.element(dialog.getByText('Noted. The trail shows who said so.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect.element(screen.getByText('Settled a refund', { exact: false })).toBeVisible();
    expect(world.writes).toEqual([REFUND]);
  });
});

describe('disputes', () => {
  it('stand first in the panel, with the last day and what to do', async () => {
    const world = await stage(<CustomerPanel first={<DeskNotes />} />, {
      about: 'elena',
      before: (polar) =>
        polar.moves.disputeOpens(polar.ids.order ?? '', {
          reason: 'product_not_received',
          due: '2026-11-26T18:00:00Z',
        }),
    });
    const { screen } = world;
    const note = screen.getByText('The customer disputes $53.35 (Studio license) at the bank.');
    await expect.element(note).toBeVisible();
    await expect.element(screen.getByText('3 days left to answer', { exact: false })).toBeVisible();
    const facts = screen.getByRole('complementary').element();
    const slots = [...facts.querySelectorAll('[data-slot=note], [data-slot=section]')].map((one) => one.textContent);
    expect(slots[0]).toContain('disputes $53.35');
    await screen.getByRole('button', { name: /^Refund Studio license/ }).click();
    const dialog = screen.getByRole('dialog');
    await expect.element(dialog.getByText('disputes this payment at the bank', { exact: false })).toBeVisible();
    expect(dialog.getByRole('button', { name: /^Refund/ }).query()).toBeNull();
  });

  it.each([
    ['today', '2026-11-23T20:00:00Z', 'Answer today'],
    ['over', '2026-11-22T20:00:00Z', 'The time to answer ended'],
  ])('say when the last day is %s', async (_when, due, words) => {
    const { screen } = await stage(<DisputeBanner />, {
      about: 'elena',
      before: (polar) => polar.moves.disputeOpens(polar.ids.order ?? '', { due }),
    });
    await expect.element(screen.getByText(words, { exact: false })).toBeVisible();
  });

  it('that ended are told for two weeks, also when they were won', async () => {
    const { screen, clock, reread } = await stage(<DisputeBanner />, {
      about: 'elena',
      before: (polar) => {
        polar.moves.disputeGoes(polar.moves.disputeOpens(polar.ids.order ?? ''), 'won');
      },
    });
    await expect.element(screen.getByText('The dispute of $53.35 (Studio license) was won.')).toBeVisible();
    await expect.element(screen.getByText('What was bought has ended all the same.', { exact: false })).toBeVisible();
    clock.forward(14 * 24 * 3_600_000);
    await reread();
    await expect.poll(() => screen.getByText('was won', { exact: false }).query()).toBeNull();
  });

  it('are no customer’s to see', async () => {
    const { screen, calls } = await stage(<CustomerPanel first={<DeskNotes />} />, {
      as: customerCaller('elena'),
      width: 900,
      before: (polar) => polar.moves.disputeOpens(polar.ids.order ?? ''),
    });
    await expect.element(screen.getByText('Studio license').first()).toBeVisible();
    expect(screen.getByText('disputes', { exact: false }).query()).toBeNull();
    expect(calls.filter((name) => /^(disputes|refunds)\./.test(name))).toEqual([]);
  });
});

it('of every customer stand in one list, each decided for its own', async () => {
  const world = await stage(<RefundsWaiting />, { about: 'elena', approver: {}, customer: undefined });
  const order_id = world.polar.ids.order ?? '';
  await world.as(BO, 'refunds.create', { order_id, amount: 4900, reason: 'other', expected_refundable: 4900 });
  await world.reread();
  const { screen, writes } = world;
  await screen.getByRole('button', { name: 'Review' }).click();
  await screen.getByRole('dialog').getByRole('button', { name: 'Refund $53.35' }).click();
  await expect.element(screen.getByText('Customer gets $53.35 back.')).toBeVisible();
  expect(writes).toEqual([REFUND]);
});
