import type { StoryContext } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { SubscriptionControls } from '../../src/components/index.ts';
import { shown } from '../stage/seen.ts';
import { rereads, Stage, type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Subscription controls/Change plan',
  args: { ...stageDefaults, as: 'customer', width: 360 },
  argTypes: stageArgTypes,
  parameters: { docs: { story: { inline: false, height: '680px' } } },
  render: (args) => (
    <Stage {...args}>
      <SubscriptionControls />
    </Stage>
  ),
});

/** Opens the dialog and answers what is in it. */
async function opened({ canvas, userEvent }: Pick<StoryContext, 'canvas' | 'userEvent'>) {
  await userEvent.click(await canvas.findByRole('button', { name: 'Change plan' }));
  return within(await canvas.findByRole('dialog', { name: 'Change plan' }));
}

/** Picks the yearly plan, agrees to the amount and pays. */
async function paysForAYear(dialog: Awaited<ReturnType<typeof opened>>, userEvent: StoryContext['userEvent']) {
  await userEvent.click(await dialog.findByRole('radio', { name: /^Pro yearly/ }));
  await userEvent.click(await dialog.findByRole('checkbox', { name: /^Charge/ }));
  await userEvent.click(await dialog.findByRole('button', { name: /^Pay/ }));
}

/** What one would no longer have, and what comes with the other plan. */
export const LosesBenefits = meta.story({
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    await userEvent.click(await dialog.findByRole('radio', { name: /^Basic/ }));
    await shown(() => dialog.getByText('No longer included'));
    await shown(() => dialog.getByText('Priority support'));
    await userEvent.click(dialog.getByRole('radio', { name: /^Pro yearly/ }));
    await waitFor(() => expect(dialog.queryByText('No longer included')).toBeNull());
  },
});

/** From the free plan: what the paid one adds. */
export const GainsBenefits = meta.story({
  args: { scene: 'free' },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    await userEvent.click(await dialog.findByRole('radio', { name: /^Pro(?! yearly)/ }));
    await shown(() => dialog.getByText('Newly included'));
    await shown(() => dialog.getByText('Beta features'));
  },
});

/** Every plan one can change to, and which way it leads. */
export const Choices = meta.story({
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    await shown(() => dialog.getByRole('radio', { name: /^Pro yearly/ }));
    await expect(dialog.getByRole('radio', { name: /^Pro ?Current/ })).toBeDisabled();
    await expect(dialog.getByRole('button', { name: 'Change plan' })).toBeDisabled();
  },
});

/** What it costs, line by line, before anything is agreed to. */
export const AmountDue = meta.story({
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    await userEvent.click(await dialog.findByRole('radio', { name: /^Pro yearly/ }));
    await shown(() => dialog.getByText('Unused time on Pro'));
    await shown(() => dialog.getByText('Due now'));
    await shown(() => dialog.getByText('A new billing period begins today. Then $290.00 / year.'));
  },
});

/** The amount due stands on the button; a customer agrees to that figure before anything is charged. */
export const PaysAndChanges = meta.story({
  play: async ({ canvas, userEvent, canvasElement, step }) => {
    const dialog = await opened({ canvas, userEvent });
    await userEvent.click(await dialog.findByRole('radio', { name: /^Pro yearly/ }));
    const pay = await dialog.findByRole('button', { name: /^Pay \$[\d,.]+ and change$/ });
    await step('nothing moves without a yes to the amount', async () => {
      await expect(pay).toBeDisabled();
      await userEvent.click(await dialog.findByRole('checkbox', { name: /^Charge \$[\d,.]+ now$/ }));
      await expect(worldOf(canvasElement).writes).toEqual([]);
    });
    await step('then it is charged once and the plan changes', async () => {
      await userEvent.dblClick(pay);
      await shown(() => dialog.getByText('The plan is now Pro yearly.'));
      await expect(worldOf(canvasElement).writes).toHaveLength(1);
      await userEvent.click(await dialog.findByRole('button', { name: 'Close' }));
      await shown(() => canvas.getByText('Pro yearly'));
    });
  },
});

/** A declined card leaves the plan as it was, and the dialog says so. */
export const CardDeclined = meta.story({
  args: { trouble: 'cardDeclined' },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    await paysForAYear(dialog, userEvent);
    await shown(() => dialog.getByText('The payment was declined. Nothing was changed.'));
  },
});

/** From a free plan, without a card that could be charged: nothing changes, and it is said why. */
export const NeedsACard = meta.story({
  args: { scene: 'free' },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    await paysForAYear(dialog, userEvent);
    await shown(() => dialog.getByText('The payment was declined. Nothing was changed.'));
  },
});

/** A hundred of them are one list, which the dialog scrolls; the last is as near to the keyboard as the first. */
export const ManyPlans = meta.story({
  args: { trouble: 'hundredPlans' },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    const first = await dialog.findByRole('radio', { name: /^Pro yearly/ });
    await expect(dialog.getAllByRole('radio').length).toBeGreaterThanOrEqual(100);
    await shown(() => dialog.getByText('Plan 99'));
    first.focus();
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    const last = dialog.getAllByRole<HTMLInputElement>('radio').findLast((radio) => !radio.disabled);
    await expect(last).toHaveFocus();
    await expect(last).toBeChecked();
  },
});

/** The shop’s own rule charges a smaller step with the next invoice: nothing is due now. */
export const OnTheNextInvoice = meta.story({
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    await userEvent.click(await dialog.findByRole('radio', { name: /^Basic/ }));
    await shown(() => dialog.getByText('On the next invoice'));
    await shown(() => dialog.getByText(/^Nothing is due now\./));
    await expect(dialog.getByRole('button', { name: 'Change plan' })).toBeEnabled();
  },
});

/** An agent chooses when it is charged; from the next period on, it is only noted down. */
export const Scheduled = meta.story({
  args: { as: 'lead' },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    await userEvent.click(await dialog.findByRole('radio', { name: /^Basic/ }));
    const when = await dialog.findByRole('combobox', { name: /When it is charged/ });
    await userEvent.selectOptions(when, 'From the next period');
    await shown(() => dialog.getByText(/^The plan changes on 7 December\./));
    await userEvent.click(await dialog.findByRole('button', { name: 'Change plan' }));
    await shown(() => dialog.getByText('The plan will change to Basic.'));
    await userEvent.click(await dialog.findByRole('button', { name: 'Close' }));
    await shown(() => canvas.getByText('Changing'));
    await userEvent.click(await canvas.findByRole('button', { name: 'Undo' }));
    await shown(() => canvas.getByText('Active'));
  },
});

/** Where Polar gives no figures, the change asks for a yes to whatever the invoice will say. */
export const NoFigures = meta.story({
  args: { trouble: 'figuresFail' },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    await userEvent.click(await dialog.findByRole('radio', { name: /^Pro yearly/ }));
    await shown(() => dialog.getByRole('button', { name: 'Try again' }));
    await expect(dialog.queryByRole('checkbox')).toBeNull();
  },
});

export const ChoicesInTheDark = meta.story({
  globals: { theme: 'dark' },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    await userEvent.click(await dialog.findByRole('radio', { name: /^Pro yearly/ }));
    await shown(() => dialog.getByText('Due now'));
  },
});

/** Figures come before anything can be agreed to. */
export const FiguresComing = meta.story({
  args: { trouble: 'figuresWait' },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    await userEvent.click(await dialog.findByRole('radio', { name: /^Pro yearly/ }));
    await shown(() => dialog.getByText('Due now'));
    await expect(dialog.getByRole('button', { name: 'Change plan' })).toBeDisabled();
  },
});

/** Where this Polar has no previews at all, the yes is to whatever the invoice says. */
export const NoPreviews = meta.story({
  args: { trouble: 'figuresMissing' },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    await userEvent.click(await dialog.findByRole('radio', { name: /^Pro yearly/ }));
    await shown(() => dialog.getByText(/^The exact amount will be on the invoice\./));
    await expect(dialog.getByRole('button', { name: 'Change plan' })).toBeDisabled();
    await userEvent.click(await dialog.findByRole('checkbox', { name: 'Charge the amount on the invoice' }));
    await expect(dialog.getByRole('button', { name: 'Change plan' })).toBeEnabled();
  },
});

/** The price moved between looking and pressing: nothing is charged, and the new figure needs a new yes. */
export const PriceMoved = meta.story({
  args: { trouble: 'priceMoved' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    const dialog = await opened({ canvas, userEvent });
    await paysForAYear(dialog, userEvent);
    await shown(() => dialog.getByText('The price changed in the meantime. This is the new one.'));
    await expect(worldOf(canvasElement).writes).toEqual([]);
  },
});

export const BankAsks = meta.story({
  args: { trouble: 'bankAsksForChange' },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    await paysForAYear(dialog, userEvent);
    await shown(() => dialog.getByText(/^The bank asks to confirm this payment\. Nothing was changed\./));
  },
});

/** No answer is no success: the plan is to be looked at before another try. */
export const AnswerLost = meta.story({
  args: { trouble: 'changeLost' },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    await userEvent.click(await dialog.findByRole('radio', { name: /^Basic/ }));
    await shown(() => dialog.getByText('On the next invoice'));
    await userEvent.click(await dialog.findByRole('button', { name: 'Change plan' }));
    await shown(() => dialog.getByText('No answer came. Look at the plan before you try again.'));
  },
});

export const Running = meta.story({
  args: { trouble: 'changeBusy' },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    await userEvent.click(await dialog.findByRole('radio', { name: /^Basic/ }));
    await shown(() => dialog.getByText('On the next invoice'));
    await userEvent.click(await dialog.findByRole('button', { name: 'Change plan' }));
    await expect(dialog.getByRole('button', { name: 'Change plan' })).toHaveAttribute('aria-busy', 'true');
    await userEvent.keyboard('{Escape}');
    await shown(() => dialog.getByText('On the next invoice'));
  },
});

/** A plan sold by seats: another number of them has its price, and is paid like another plan. */
export const MoreSeats = meta.story({
  args: { scene: 'team', as: 'lead' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    const dialog = await opened({ canvas, userEvent });
    const seats = await dialog.findByRole('spinbutton', { name: 'Seats' });
    await expect(seats).toHaveValue(6);
    await userEvent.clear(seats);
    await expect(dialog.getByRole('button', { name: 'Change plan' })).toBeDisabled();
    await userEvent.type(seats, '8');
    await shown(() => dialog.getByText('On the next invoice'));
    await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'When it is charged' }), 'invoice');
    await shown(() => dialog.getByText('Due now'));
    await userEvent.click(await dialog.findByRole('button', { name: /^Pay \$[\d,.]+ and change$/ }));
    await shown(() => dialog.getByText('The plan is now Team, 8 seats.'));
    await expect(worldOf(canvasElement).writes).toEqual([expect.stringMatching(/^PATCH .v1.subscriptions./)]);
  },
});

/** Seats that somebody has do not go with their number; the field says so, and Polar refuses. */
export const FewerSeatsThanTaken = meta.story({
  args: { scene: 'team', as: 'lead' },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    const seats = await dialog.findByRole('spinbutton', { name: 'Seats' });
    await userEvent.clear(seats);
    await userEvent.type(seats, '2');
    await shown(() => dialog.getByText('On the next invoice'));
    await userEvent.click(await dialog.findByRole('button', { name: 'Change plan' }));
    await shown(() => dialog.getByText('Its present state does not allow this.', { exact: false }));
    await expect(seats).toHaveAccessibleDescription('No fewer than are taken.');
  },
});

/** A plan sold by units. */
export const MoreUnits = meta.story({
  args: { scene: 'units', as: 'lead' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    const dialog = await opened({ canvas, userEvent });
    const units = await dialog.findByRole('spinbutton', { name: 'Units' });
    await expect(units).toHaveValue(5);
    await userEvent.clear(units);
    await userEvent.type(units, '12');
    await shown(() => dialog.getByText('On the next invoice'));
    await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'When it is charged' }), 'invoice');
    await userEvent.click(await dialog.findByRole('button', { name: /^Pay \$[\d,.]+ and change$/ }));
    await shown(() => dialog.getByText('The plan is now Projects, 12 units.'));
    await expect(worldOf(canvasElement).writes).toEqual([expect.stringMatching(/^PATCH .v1.subscriptions./)]);
  },
});

/** Fewer of them from the next period on. */
export const FewerUnitsLater = meta.story({
  args: { scene: 'units', as: 'lead' },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    const units = await dialog.findByRole('spinbutton', { name: 'Units' });
    await userEvent.clear(units);
    await userEvent.type(units, '3');
    await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'When it is charged' }), 'next_period');
    await userEvent.click(await dialog.findByRole('button', { name: 'Change plan' }));
    await shown(() => dialog.getByText('The plan will change to Projects, 3 units.'));
  },
});

/** Polar takes no units from a customer, so there is no field for them. */
export const UnitsAreNotTheCustomers = meta.story({
  args: { scene: 'units', as: 'customer' },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    await shown(() => dialog.getByRole('radio', { name: /^Projects/ }));
    await expect(dialog.queryByRole('spinbutton')).toBeNull();
  },
});

export const NoOtherPlan = meta.story({
  args: { trouble: 'noOtherPlans' },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    await shown(() => dialog.getByText('There is no other plan.'));
  },
});

/** A plan that is not sold in the currency one pays in stands there, and says why it cannot be had. */
export const OtherCurrency = meta.story({
  args: { scene: 'twoCurrencies' },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    await shown(() => dialog.getAllByText('Not sold in EUR')[0] as HTMLElement);
    await expect(dialog.getByRole('radio', { name: /^Team/ })).toBeDisabled();
  },
});

/** A smaller plan with the same interval is called what it is; the free one, too. */
export const ToTheFreePlan = meta.story({
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    const free = await dialog.findByRole('radio', { name: /^Free/ });
    await userEvent.click(free);
    await shown(() => dialog.getByText(/Then Free|Then \$0\.00/));
  },
});

/** On a trial nothing is due, whichever way the plan moves. */
export const OnATrial = meta.story({
  args: { scene: 'trial', as: 'lead' },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    await userEvent.click(await dialog.findByRole('radio', { name: /^Pro(?! yearly)/ }));
    await shown(() => dialog.getByText(/Then \$29\.00 \/ month\./));
  },
});

export const Loading = meta.story({
  args: { trouble: 'plansWait' },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    await shown(() => dialog.getByRole('status', { name: 'Loading' }));
    await expect(dialog.queryByRole('radio')).toBeNull();
  },
});

export const PlansCannotBeRead = meta.story({
  args: { trouble: 'productsFail' },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    await shown(() => dialog.getByRole('button', { name: 'Try again' }));
    await expect(dialog.queryByText('There is no other plan.')).toBeNull();
  },
});

export const Narrow = meta.story({
  args: { width: 320 },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    await userEvent.click(await dialog.findByRole('radio', { name: /^Pro yearly/ }));
    await shown(() => dialog.getByText('Due now'));
  },
});

export const RightToLeft = meta.story({
  globals: { direction: 'rtl', locale: 'ar' },
  args: { scene: 'arabic' },
  play: async ({ canvas, userEvent }) => {
    const dialog = await opened({ canvas, userEvent });
    await userEvent.click(await dialog.findByRole('radio', { name: /^Pro yearly/ }));
    await shown(() => dialog.getByText('Due now'));
  },
});

/** The plan was changed elsewhere while a change of it was picked: nothing is sent before that was seen. */
export const ChangedElsewhere = meta.story({
  args: { as: 'lead' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    const dialog = await opened({ canvas, userEvent });
    await userEvent.click(await dialog.findByRole('radio', { name: /^Pro yearly/ }));
    const pay = await dialog.findByRole('button', { name: /^Pay/ });
    const { elsewhere, polar } = worldOf(canvasElement);
    await elsewhere('lead', 'subscriptions.pause', { subscription_id: polar.ids.subscription ?? '' });
    await rereads(canvasElement);
    await shown(() => dialog.getByText(/^This changed elsewhere\. Review it again\./));
    await expect(pay).toBeDisabled();
    await userEvent.click(await dialog.findByRole('button', { name: 'I have seen it' }));
    await waitFor(() => expect(pay).toBeEnabled());
  },
});
