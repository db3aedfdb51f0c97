import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PlanTerms } from '../../src/components/desk.ts';
import { CustomerPanel } from '../../src/components/index.ts';
import { elsewhere } from './elsewhere.ts';
import { ADA, customerCaller, type StageOptions, stage } from './stage.tsx';

const LEAD = { ...ADA, permissions: [...ADA.permissions, 'discounts:read' as const] };

async function opened(term: string, options: StageOptions = {}) {
  const world = await stage(<CustomerPanel plan={<PlanTerms />} />, { about: 'elena', as: LEAD, ...options });
  await world.screen.getByRole('button', { name: 'Terms…' }).click();
  const dialog = world.screen.getByRole('dialog', { name: /^Terms of/ });
  await dialog.getByRole('radio', { name: term }).click();
  return { ...world, dialog, save: dialog.getByRole('button', { name: 'Save' }) };
}

const bodies: unknown[] = [];
const kept: StageOptions['intercept'] = async (request) => {
  if (request.url.endsWith('subscriptions.change')) bodies.push((await request.clone().json()).input);
  return null;
};

describe('the terms of a plan', () => {
  it('stand with the end of the plan on one line, its words where the buttons above begin', async () => {
    const { screen } = await stage(<CustomerPanel plan={<PlanTerms />} />, { as: LEAD, width: 320 });
    const button = (name: string) => screen.getByRole('button', { name, exact: true }).element();
    await expect.element(screen.getByRole('button', { name: 'Terms…' })).toBeVisible();
    const [pay, end, terms] = ['Copy pay link', 'Cancel…', 'Terms…'].map((name) =>
      button(name).getBoundingClientRect(),
    );
    expect(end?.top).toBe(terms?.top);
    expect(end?.top).toBeGreaterThan(pay?.bottom ?? Infinity);
    expect(button('Cancel…').firstElementChild?.getBoundingClientRect().left).toBeCloseTo(pay?.left ?? 0, 0);
  });

  it('move the end of the period, alone and at the beginning of the day in UTC', async () => {
    bodies.length = 0;
    const { dialog, save, screen, writes } = await opened('Period', { intercept: kept });
    await dialog.getByLabelText('This period ends on').fill('2026-12-15');
    await save.click();
    await expect.element(screen.getByText('renews 15 Dec', { exact: false })).toBeVisible();
    expect(bodies).toMatchObject([{ current_billing_period_end: '2026-12-15T00:00:00.000Z' }]);
    expect(Object.keys(bodies[0] as object).sort()).toEqual(['current_billing_period_end', 'subscription_id']);
    expect(writes).toHaveLength(1);
  });

  it('take no day that lies within what is paid for as a trial', async () => {
    const { dialog, save, writes } = await opened('Trial');
    await dialog.getByLabelText('Trial until').fill('2026-12-07');
    await expect.element(dialog.getByText('Choose a day after', { exact: false })).toBeVisible();
    await expect.element(save).toBeDisabled();
    expect(writes).toEqual([]);
  });

  it('end a trial at once for the amount on the button, once however often it is pressed', async () => {
    const { dialog, screen, writes } = await opened('Trial', { about: 'tomas' });
    await dialog.getByRole('checkbox', { name: /^End the trial now/ }).click();
    await userEvent.dblClick(dialog.getByRole('button', { name: /^End trial and charge \$\d/ }));
    await expect.element(screen.getByText('Active').first()).toBeVisible();
    expect(writes).toHaveLength(1);
  });

  it('send nothing before what changed elsewhere was seen', async () => {
    const world = await opened('Discount');
    const { dialog, save, reread } = world;
    await dialog.getByRole('combobox', { name: 'Discount' }).fill('launch');
    await dialog.getByRole('option', { name: 'Launch', exact: false }).click();
    await expect.element(save).toBeEnabled();
    await elsewhere(world, 'elena', 'subscriptions.change', { current_billing_period_end: '2026-12-20T00:00:00Z' });
    await reread();
    await expect.element(save).toBeDisabled();
    await dialog.getByRole('button', { name: 'I have seen it' }).click();
    await expect.element(save).toBeEnabled();
  });

  it('are for those of the team who may change plans', async () => {
    const permissions = LEAD.permissions.filter((name) => name !== 'subscriptions:write');
    const { screen } = await stage(<CustomerPanel view="agent" plan={<PlanTerms />} />, {
      about: 'elena',
      as: { ...LEAD, permissions },
    });
    await expect.element(screen.getByText('Active').first()).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Terms…' })).not.toBeInTheDocument();
  });

  it('are no customer’s to set', async () => {
    const { screen } = await stage(<CustomerPanel view="agent" plan={<PlanTerms />} />, {
      as: customerCaller('elena'),
    });
    await expect.element(screen.getByText('Active').first()).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Terms…' })).not.toBeInTheDocument();
  });
});
