import { expect, spyOn, within } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { BenefitList } from '../../src/components/entitlements.ts';
import { holdsItsPlace, shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults, worldOf } from '../stage/stage.tsx';

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Entitlements/Benefit list',
  args: { ...stageDefaults, as: 'customer', width: 760 },
  argTypes: stageArgTypes,
  render: (args) => (
    <Stage {...args}>
      <div className="sheet">
        <BenefitList />
      </div>
    </Stage>
  ),
});

const rowOf = (title: string, place: HTMLElement) => {
  const row = within(place).getByText(title).closest('li');
  if (!row) throw new Error(`There is no row for ${title}.`);
  return within(row);
};

/** What a plan and a license give: a key, and a note, which is never HTML. */
export const OfAPlan = meta.story({
  play: async ({ canvas, canvasElement }) => {
    await shown(() => canvas.getByText('Studio license key'));
    await shown(() => rowOf('Priority support', canvasElement).getByText('help@northlight.app'));
    await shown(() => rowOf('Studio license key', canvasElement).getByText('Yours'));
  },
});

/** Discord, GitHub, Slack, files, credits, flags and keys, in every state. */
export const EveryType = meta.story({
  args: { trouble: 'everyBenefit' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Members’ Discord'));
    const has = (title: string, ...words: string[]) => {
      const row = canvas.getByText(title).closest('li');
      for (const text of words) expect(row?.textContent).toContain(text);
    };
    has('Members’ Discord', 'Not connected', 'Connect Discord');
    has('Builders’ Discord', 'Yours');
    has('Beta Discord', 'Needs a look', 'The server does not let the bot assign this role.', 'Mend in portal');
    has('Source code', 'northlight/studio', 'Connect GitHub');
    has('Design files', 'northlight/design, to read');
    has('Help on Slack', 'Join on Slack');
    has('Slack with the team', 'Invitation sent', '#ext-lumen');
    has('Slack for partners', 'Yours');
    has('Monthly renders', '5,000 units each period', 'what is left is kept');
    has('Studio license key', '****-9F3A1C');
    has('Priority support', 'help@northlight.app', 'the guide');
    has('Launch webinar', 'Ended 2 Nov, with its plan');
    has('Shared canvas', 'Owen Park');
    has('Something Polar adds next year', 'Hologram');
  },
});

/** A link that has ended is made anew before it is followed; where the browser holds the window back, it stays. */
export const Files = meta.story({
  args: { trouble: 'everyBenefit' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    const opened = spyOn(window, 'open').mockReturnValue(null);
    const { calls } = worldOf(canvasElement);
    await shown(() => canvas.getByText('2.1 · 14.2 MB'));
    await userEvent.click(canvas.getByRole('button', { name: 'Download templates.zip' }));
    await shown(() => canvas.getByRole('link', { name: 'Download templates.zip' }));
    await expect(calls.filter((name) => name === 'benefits.downloads')).toHaveLength(1);
    await userEvent.click(canvas.getByRole('button', { name: /^Download a-very-long-name/ }));
    await shown(() => canvas.getByRole('link', { name: /^Download a-very-long-name/ }));
    await expect(calls.filter((name) => name === 'benefits.downloads')).toHaveLength(2);
    await expect(opened).toHaveBeenCalledTimes(2);
  },
});

/** Connecting is done on Polar’s own page, which opens in a window of its own. */
export const Connecting = meta.story({
  args: { trouble: 'everyBenefit' },
  play: async ({ canvas, userEvent, canvasElement }) => {
    spyOn(window, 'open').mockReturnValue(null);
    await userEvent.click(await shown(() => canvas.getByRole('button', { name: 'Connect Discord' })));
    await shown(() => rowOf('Members’ Discord', canvasElement).getByRole('link', { name: 'Open billing portal' }));
  },
});

/** An agent sees why, sends the customer a link, and is told that nobody gives or takes benefits by hand. */
export const ForAnAgent = meta.story({
  args: { as: 'lead', trouble: 'everyBenefit', width: 320 },
  play: async ({ canvas, canvasElement }) => {
    await shown(() => canvas.getByText(/nobody gives or takes one by hand/));
    await shown(() => canvas.getByRole('button', { name: 'Copy portal link' }));
    await expect(canvas.queryByRole('button', { name: 'Connect Discord' })).toBeNull();
    await expect(rowOf('Project templates', canvasElement).getByText(/2 files/)).toBeVisible();
    await holdsItsPlace();
  },
});

/** What ended with a plan that is past due. */
export const Ended = meta.story({
  args: { as: 'lead', scene: 'pastDue' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getAllByText('Ended')[0] as HTMLElement);
  },
});

/** Twenty at a time. */
export const ThreeHundred = meta.story({
  args: { trouble: 'threeHundredBenefits' },
  play: async ({ canvas, userEvent }) => {
    await shown(() => canvas.getByText('Feature 20'));
    await userEvent.click(canvas.getByRole('button', { name: 'Show more' }));
    await shown(() => canvas.getByText('Feature 40'));
    await expect(canvas.queryByText('Feature 41')).toBeNull();
  },
});

export const Nothing = meta.story({
  args: { scene: 'newcomer' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Nothing is included yet.'));
  },
});

export const Loading = meta.story({
  args: { trouble: 'waiting' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('status', { name: 'Loading' }));
  },
});

export const Fails = meta.story({
  args: { trouble: 'grantsFail' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByRole('button', { name: 'Try again' }));
    await expect(canvas.queryByText('Nothing is included yet.')).toBeNull();
  },
});

export const NarrowAndDark = meta.story({
  args: { trouble: 'everyBenefit', width: 280 },
  globals: { theme: 'dark' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Members’ Discord'));
    await shown(() => canvas.getByText('2.1 · 14.2 MB'));
    await holdsItsPlace();
  },
});

export const RightToLeft = meta.story({
  args: { trouble: 'everyBenefit' },
  globals: { direction: 'rtl', locale: 'ar' },
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Members’ Discord'));
    await holdsItsPlace();
  },
});
