import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CustomerPanel, SubscriptionControls } from '../../src/components/index.ts';
import type { Polar } from '../../src/simulator/index.ts';
import { newOrganizationSettings } from '../../src/simulator/organizations/settings.ts';
import { ADA, customerCaller, stage } from './stage.tsx';

const portal = (handle: string) => ({ as: customerCaller(handle), width: 760 });

describe('a customer changes its plan', () => {
  it('sees the amount due, agrees, and gets the plan', async () => {
    const { screen, writes } = await stage(<CustomerPanel />, portal('elena'));
    await screen.getByRole('button', { name: 'Change plan' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Change plan' });
    await dialog.getByRole('radio', { name: /^Pro yearly/ }).click();
    const pay = dialog.getByRole('button', { name: /^Pay \$[\d.]+ and change$/ });
    await expect.element(pay).toBeDisabled();
    const amount = pay.element().textContent?.match(/\$[\d.,]+/)?.[0] ?? '';
    await dialog.getByRole('checkbox', { name: `Charge ${amount} now` }).click();
    expect(writes).toEqual([]);
    await pay.click();
    await expect.element(dialog.getByText('The plan is now', { exact: false })).toBeVisible();
    expect(writes).toHaveLength(1);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect.element(screen.getByText('/ year', { exact: false })).toBeVisible();
  });

  it('a yes to one plan’s amount is no yes to another’s', async () => {
    const { screen } = await stage(<CustomerPanel />, portal('elena'));
    await screen.getByRole('button', { name: 'Change plan' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Change plan' });
    const yes = dialog.getByRole('checkbox', { name: /^Charge/ });
    await dialog.getByRole('radio', { name: /^Pro yearly/ }).click();
    await yes.click();
    await expect.element(dialog.getByRole('button', { name: /^Pay/ })).toBeEnabled();
    await dialog.getByRole('radio', { name: /^Basic/ }).click();
    await expect.element(dialog.getByText('Then $9.00', { exact: false })).toBeVisible();
    await dialog.getByRole('radio', { name: /^Pro yearly/ }).click();
    await expect.element(yes).not.toBeChecked();
    await expect.element(dialog.getByRole('button', { name: /^Pay/ })).toBeDisabled();
  });

  it('a price that moved is refused, shown anew, and needs a new yes', async () => {
    let moved = 0;
    const { screen, writes } = await stage(<CustomerPanel />, {
      ...portal('elena'),
      intercept: (request) => {
        if (!request.url.endsWith('subscriptions.change') || moved++) return null;
        return Response.json({ code: 'changed_elsewhere', status: 409, title: '', requestId: 'r' }, { status: 409 });
      },
    });
    await screen.getByRole('button', { name: 'Change plan' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Change plan' });
    await dialog.getByRole('radio', { name: /^Pro yearly/ }).click();
    await dialog.getByRole('checkbox', { name: /^Charge/ }).click();
    await dialog.getByRole('button', { name: /^Pay/ }).click();
    await expect.element(dialog.getByText('The price changed in the meantime.', { exact: false })).toBeVisible();
    expect(writes).toEqual([]);
  });
});

describe('a customer cancels', () => {
  it('with a reason, at the period’s end, and takes it back', async () => {
    const { screen, writes, calls } = await stage(<CustomerPanel />, portal('elena'));
    await screen.getByRole('button', { name: 'Cancel plan' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Cancel Pro' });
    await expect.element(dialog.getByText('Works until 7 December, then access ends.', { exact: false })).toBeVisible();
    await dialog.getByRole('combobox', { name: 'Reason' }).selectOptions('Too expensive');
    await dialog.getByRole('textbox', { name: 'What could be better?' }).fill('A smaller plan.');
    await dialog.getByRole('button', { name: 'End on 7 December' }).click();
    await expect.element(dialog.getByText('Ends on 7 December.')).toBeVisible();
    expect(writes).toHaveLength(1);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect.element(screen.getByText('Ending')).toBeVisible();
    await screen.getByRole('button', { name: 'Keep plan' }).click();
    await expect.element(screen.getByText('Active')).toBeVisible();
    expect(
      calls.filter((name) => name.startsWith('subscriptions.') && !name.endsWith('preview') && !name.endsWith('list')),
    ).toEqual(['subscriptions.cancel', 'subscriptions.uncancel']);
  });

  it('starts on the safe button', async () => {
    const { screen } = await stage(<CustomerPanel />, portal('elena'));
    await screen.getByRole('button', { name: 'Cancel plan' }).click();
    await expect.element(screen.getByRole('dialog').getByRole('button', { name: 'Keep plan' })).toHaveFocus();
  });
});

/** The seller lets customers pause. */
function letPause({ moves }: Polar): void {
  const { customer_portal_settings: portal } = newOrganizationSettings('');
  const subscription = { ...portal.subscription, pause: true };
  moves.organization({ slug: 'acme', settings: { customer_portal_settings: { ...portal, subscription } } });
}

describe('before a plan ends', () => {
  const askedWhy = async (name: RegExp, options: Parameters<typeof stage>[1]) => {
    const { screen } = await stage(<CustomerPanel />, options);
    await screen.getByRole('button', { name }).click();
    const dialog = screen.getByRole('dialog');
    const why = (reason: string) => dialog.getByRole('combobox', { name: 'Reason' }).selectOptions(reason);
    return { dialog, why, pause: dialog.getByRole('button', { name: 'Pause…' }) };
  };

  it('a customer is offered a pause where that answers the reason, and ending it stays one press away', async () => {
    const { dialog, why, pause } = await askedWhy(/^Cancel plan/, { ...portal('elena'), before: letPause });
    await why('Not used enough');
    await expect.element(pause).toBeVisible();
    await expect.element(dialog.getByRole('button', { name: 'End on 7 December' })).toBeEnabled();
    await why('Support was not good');
    await expect.element(pause).not.toBeInTheDocument();
  });

  it('no pause is offered where the seller allows none', async () => {
    const { why, pause } = await askedWhy(/^Cancel plan/, portal('elena'));
    await why('Not used enough');
    await expect.element(pause).not.toBeInTheDocument();
  });

  it('nothing is offered that the plan’s state does not allow', async () => {
    const { dialog, why, pause } = await askedWhy(/^Cancel plan/, { ...portal('tomas'), before: letPause }); // on a trial
    await why('Too expensive');
    await expect.element(dialog.getByRole('button', { name: 'Change plan' })).toBeVisible();
    await why('Not used enough');
    await expect.element(dialog.getByRole('button', { name: 'Change plan' })).not.toBeInTheDocument();
    await expect.element(pause).not.toBeInTheDocument();
  });

  it('nothing is offered to an agent, who writes down what the customer said', async () => {
    const { dialog, why } = await askedWhy(/^Cancel…/, { about: 'elena' });
    await why('Too expensive');
    await expect.element(dialog.getByRole('button', { name: 'Change plan' })).not.toBeInTheDocument();
  });

  it('and after it, who may not refund is not asked to', async () => {
    const permissions = ADA.permissions.filter((name) => name !== 'refunds:write');
    const { dialog } = await askedWhy(/^Cancel…/, { about: 'elena', as: { ...ADA, permissions } });
    await dialog.getByRole('button', { name: 'End on 7 December' }).click();
    await expect.element(dialog.getByText('Ends on 7 December.')).toBeVisible();
    await expect.element(dialog.getByRole('button', { name: /^Refund/ })).not.toBeInTheDocument();
  });
});

describe('an agent’s controls', () => {
  it('pauses until a day and takes it back', async () => {
    const { screen, writes } = await stage(<SubscriptionControls />, { about: 'elena' });
    await screen.getByRole('button', { name: 'More for Pro' }).click();
    await screen.getByRole('menuitem', { name: 'Pause…' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Pause Pro' });
    await dialog.getByLabelText('Resume on').fill('2027-02-01');
    await dialog.getByRole('button', { name: 'Pause plan' }).click();
    await expect.element(screen.getByText('Pausing')).toBeVisible();
    await expect.element(screen.getByText('resumes 1 Feb 2027', { exact: false })).toBeVisible();
    await screen.getByRole('button', { name: 'Do not pause' }).click();
    await expect.element(screen.getByText('Active')).toBeVisible();
    expect(writes).toHaveLength(2);
  });

  it('asks twice before ending at once', async () => {
    const { screen, writes } = await stage(<SubscriptionControls />, { about: 'elena' });
    await screen.getByRole('button', { name: 'Cancel…' }).click();
    const dialog = screen.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Now' }).click();
    await dialog.getByRole('button', { name: 'End now' }).click();
    expect(writes).toEqual([]);
    await expect.element(dialog.getByRole('button', { name: 'Back' })).toHaveFocus();
    await dialog.getByRole('button', { name: 'Yes, end it now' }).click();
    await expect.element(screen.getByText('Ended', { exact: true })).toBeVisible();
    expect(writes).toHaveLength(1);
  });

  it('says that a past due plan’s open payment is dropped only where it ends now', async () => {
    const { screen } = await stage(<SubscriptionControls />, { about: 'maya' });
    await screen.getByRole('button', { name: 'Cancel…' }).click();
    const dialog = screen.getByRole('dialog');
    await expect.element(dialog.getByText('The open payment stays open.', { exact: false })).toBeVisible();
    expect(dialog.getByText('will not be collected', { exact: false }).query()).toBeNull();
    await dialog.getByRole('radio', { name: 'Now' }).click();
    await expect.element(dialog.getByText('that is open will not be collected.', { exact: false })).toBeVisible();
    await dialog.getByRole('radio', { name: 'At period end' }).click();
    expect(dialog.getByText('will not be collected', { exact: false }).query()).toBeNull();
  });

  it('says that the plans could not be read, and reads them again', async () => {
    let down = true;
    const { screen } = await stage(<SubscriptionControls />, {
      about: 'elena',
      intercept: (request) => {
        if (!request.url.endsWith('products.list') || !down) return null;
        return Response.json({ code: 'not_found', status: 404, title: '', requestId: 'r' }, { status: 404 });
      },
    });
    await screen.getByRole('button', { name: 'Change plan' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Change plan' });
    await expect.element(dialog.getByText('This does not exist any more', { exact: false })).toBeVisible();
    expect(dialog.getByText('There is no other plan.').query()).toBeNull();
    down = false;
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await expect.element(dialog.getByRole('radio', { name: /^Pro yearly/ })).toBeVisible();
  });

  it.each([
    ['maya', 'Past due'],
    ['amara', 'Ending'],
    ['lucas', 'Paused'],
    ['sofia', 'Changing'],
    ['tomas', 'Trial'],
    ['hiro', 'Ended'],
    ['elena', 'Active'],
  ])('shows %s as %s', async (about, state) => {
    const { screen } = await stage(<SubscriptionControls />, { about });
    await expect.element(screen.getByText(state, { exact: true })).toBeVisible();
  });
});

describe('the menu', () => {
  it('opens by keyboard, moves by arrows, closes by Escape and gives focus back', async () => {
    const { screen } = await stage(<CustomerPanel onInsertReply={() => {}} />, { about: 'elena' });
    const more = screen.getByRole('button', { name: 'More for Elena Marchetti' });
    await expect.element(more).toBeVisible();
    (more.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    const items = screen.getByRole('menuitem');
    await expect.element(items.first()).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(items.last()).toHaveFocus();
    await userEvent.keyboard('{Home}{ArrowDown}');
    await expect.element(items.nth(1)).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(more).toHaveFocus();
    await expect.element(more).toHaveAttribute('aria-expanded', 'false');
  });
});
