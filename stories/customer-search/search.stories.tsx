import { type ReactElement, useState } from 'react';
import { expect } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { CustomerSearch } from '../../src/components/index.ts';
import { people } from '../stage/people.ts';
import { holdsItsPlace, shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';

interface SearchArgs extends StageArgs {
  /** Who wrote the ticket. */
  email: string;
}

const meta = preview.type<{ args: SearchArgs }>().meta({
  title: 'Customer search/Search',
  args: { ...stageDefaults, email: people.elena.email },
  argTypes: { ...stageArgTypes, email: { control: 'text', description: 'The ticket’s address' } },
  render: SearchFrame,
});

function SearchFrame({ email, ...args }: SearchArgs): ReactElement {
  const [picked, pick] = useState('');
  return (
    <Stage {...args} nobody>
      <div className="place">
        <CustomerSearch email={email || undefined} onPick={({ external_id, id }) => pick(external_id ?? id)} />
      </div>
      {picked && <p>Picked: {picked}</p>}
    </Stage>
  );
}

/** The ticket’s own address is looked for at once; a person takes the one it is. */
export const Found = meta.story({
  play: async ({ canvas, userEvent, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('option', { name: /^Elena Marchetti/ }));
    await shown(() => canvas.getByText('Picked: usr_elena'));
    await expect(worldOf(canvasElement).calls).toEqual(['customer.search']);
  },
});

/** Nothing is asked before there is something to ask. */
export const NothingTypedYet = meta.story({
  args: { email: '' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    await shown(() => canvas.getByRole('combobox', { name: 'Find a customer' }));
    await expect(worldOf(canvasElement).calls).toEqual([]);
    await userEvent.type(canvas.getByRole('combobox'), 'elena');
    await shown(() => canvas.getByRole('option', { name: /^Elena Marchetti/ }));
  },
});

/** One address, several customers: which one is meant only a person can tell. Deleted ones stand last. */
export const SeveralMatches = meta.story({
  args: { trouble: 'sharedAddress' },
  play: async ({ canvas, userEvent }) => {
    await shown(() => canvas.getByText('3 customers have this email. Choose one.'));
    await shown(() => canvas.getByText('Deleted'));
    await userEvent.click(await canvas.findByRole('combobox'));
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await shown(() => canvas.getByText('Picked: usr_7731'));
  },
});

/** Found by name, while the ticket came from elsewhere: said at the one it is true of. */
export const AnotherAddress = meta.story({
  args: { trouble: 'otherAddress' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('The ticket came from elena@lumenstudio.com.'));
    await shown(() => canvas.getByText(/^em@marchetti-architects\.example .+ Not the ticket’s email$/));
    await expect(canvas.getAllByText(/Not the ticket’s email/)).toHaveLength(1);
  },
});

export const None = meta.story({
  args: { email: 'someone@elsewhere.example' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Nobody was found.'));
    await shown(() => canvas.getByText('They may have bought with another email, or not at all.'));
  },
});

/** A team writes from one address and has many people. */
export const Team = meta.story({
  args: { scene: 'team', email: people.priya.email },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('option', { name: /^Priya Raman.+Team$/ }));
  },
});

/** More than a list can show: narrow it down. */
export const Many = meta.story({
  args: { scene: 'crowd', email: '' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByRole('combobox'), 'kim');
    await shown(() => canvas.getByText('There are more. Type more of the name.'));
    await expect(canvas.getAllByRole('option')).toHaveLength(20);
  },
});

export const Searching = meta.story({
  args: { trouble: 'waiting' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('The ticket came from elena@lumenstudio.com.'));
    await expect(await canvas.findByRole('listbox')).toHaveAttribute('aria-busy', 'true');
    await expect(canvas.queryByText('Nobody was found.')).toBeNull();
  },
});

export const Fails = meta.story({
  args: { trouble: 'customersFail' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    const again = await shown(() => canvas.getByRole('button', { name: 'Try again' }));
    worldOf(canvasElement).polar.faults.clear();
    await userEvent.click(again);
    await shown(() => canvas.getByRole('option', { name: /^Elena Marchetti/ }));
  },
});

export const Forbidden = meta.story({
  args: { as: 'keysOnly' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('You do not have the right to see or do this.'));
    await expect(canvas.queryByText('Nobody was found.')).toBeNull();
  },
});

export const Unavailable = meta.story({
  args: { trouble: 'polarDown' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/^This is not available right now\./));
  },
});

export const SessionExpired = meta.story({
  args: { as: 'expired' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/^Your session has ended/));
  },
});

export const LongNames = meta.story({
  args: { scene: 'longNames', email: people.wolfe.email, width: 280 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText(/^Hubert Blaine/));
    holdsItsPlace();
  },
});

export const Wide = meta.story({
  args: { trouble: 'sharedAddress', width: 640 },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('3 customers have this email. Choose one.'));
    holdsItsPlace();
  },
});

export const RightToLeft = meta.story({
  globals: { direction: 'rtl', locale: 'ar' },
  args: { scene: 'arabic', email: people.layla.email },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('ليلى المنصوري'));
    holdsItsPlace();
  },
});

export const Dark = meta.story({
  globals: { theme: 'dark' },
  args: { trouble: 'sharedAddress' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('3 customers have this email. Choose one.'));
  },
});
