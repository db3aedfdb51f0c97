import { type ReactElement, useEffect, useState } from 'react';
import { expect, waitFor } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { AuditTrail } from '../../src/components/index.ts';
import { holdsItsPlace, shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults } from '../stage/stage.tsx';
import type { World } from '../stage/world.ts';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Audit trail/Audit trail',
  args: { ...stageDefaults, width: 720 },
  argTypes: stageArgTypes,
  render: (args) => <Stage {...args}>{(world) => <AfterSomeWork world={world} />}</Stage>,
});

/** Somebody canceled the plan, kept it again and took a wrong turn, before this page was opened. */
function AfterSomeWork({ world }: { world: World }): ReactElement | null {
  const [isDone, setDone] = useState(false);
  useEffect(() => void work(world).finally(() => setDone(true)), [world]);
  return isDone ? <AuditTrail /> : null;
}

async function work(world: World): Promise<void> {
  const ask = async (operation: string, customer: object, input: object) => {
    const headers = { 'content-type': 'application/json', 'floe-client': '1', 'idempotency-key': crypto.randomUUID() };
    const body = JSON.stringify({ customer, input });
    const response = await world.fetch(
      new Request(`${location.origin}/floe/${operation}`, { method: 'POST', headers, body }),
    );
    return response.json();
  };
  const { result = [], subject } = await ask('subscriptions.list', { externalId: world.handle }, {});
  const [subscription] = result;
  if (!subscription) return;
  const customer = { id: subject.customer };
  const input = { subscription_id: subscription.id };
  await ask('subscriptions.cancel', customer, { ...input, reason: 'too_expensive' });
  await ask('subscriptions.uncancel', customer, input);
  await ask('checkoutLinks.list', customer, {});
}

/** Newest first: what was done, by whom, from which ticket; opened, how it was before and after. */
export const Default = meta.story({
  play: async ({ canvas, userEvent }) => {
    await shown(() => canvas.getByText(/^Kept the plan/, { selector: 'span' }));
    for (const details of canvas.getAllByText('Details')) await userEvent.click(details);
    await shown(() => canvas.getAllByText('Cancel at period end')[0] as HTMLElement);
    holdsItsPlace();
  },
});

export const Dark = meta.story({
  globals: { theme: 'dark' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/^Kept the plan/, { selector: 'span' }));
  },
});

/** In a ticket's sidebar. */
export const Narrow = meta.story({
  args: { width: 300 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/^Kept the plan/, { selector: 'span' }));
    holdsItsPlace();
  },
});

export const Filtered = meta.story({
  play: async ({ canvas, userEvent }) => {
    await shown(() => canvas.getByText(/^Kept the plan/, { selector: 'span' }));
    await userEvent.selectOptions(canvas.getByLabelText('What'), 'subscriptions.cancel');
    await waitFor(() => expect(canvas.queryByText(/^Kept the plan/, { selector: 'span' })).toBeNull());
    await shown(() => canvas.getByText(/^Canceled the plan/, { selector: 'span' }));
    await userEvent.type(canvas.getByLabelText('Who'), 'nobody');
    await shown(() => canvas.getByText('Nothing like this was done.'));
    await userEvent.click(await canvas.findByRole('button', { name: 'Clear filters' }));
    await shown(() => canvas.getByText(/^Kept the plan/, { selector: 'span' }));
  },
});

/** Somebody who may only read has tried. */
export const Refused = meta.story({
  args: { as: 'reader' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getAllByText(/refused/)[0] as HTMLElement);
  },
});

export const Forbidden = meta.story({
  args: { as: 'ordersOnly' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('You do not have the right to see or do this.'));
  },
});
