import { type ReactElement, type ReactNode, useState } from 'react';
import { expect } from 'storybook/test';
import preview from '../../.storybook/preview.tsx';
import { CustomerPanel, KitRoot, Panel, Subscription } from '../../src/components/index.ts';
import { Button } from '../../src/components/ui/button.tsx';
import { Checkbox } from '../../src/components/ui/checkbox.tsx';
import { Chip } from '../../src/components/ui/chip.tsx';
import { Field } from '../../src/components/ui/field.tsx';
import { Input } from '../../src/components/ui/input.tsx';
import { MoneyInput } from '../../src/components/ui/money-input.tsx';
import { Note } from '../../src/components/ui/note.tsx';
import { Pill } from '../../src/components/ui/pill.tsx';
import { Segmented } from '../../src/components/ui/segmented.tsx';
import { Select } from '../../src/components/ui/select.tsx';
import { Skeleton } from '../../src/components/ui/skeleton.tsx';
import { Sum, SumLine } from '../../src/components/ui/sum.tsx';
import { Textarea } from '../../src/components/ui/textarea.tsx';
import { LooksProvider, useLooks } from '../stage/looks.tsx';
import { shown } from '../stage/seen.ts';
import { Stage, type StageArgs, stageArgTypes, stageDefaults } from '../stage/stage.tsx';

/** The same things in light and in dark, beside each other; the toolbar's other choices hold for both. */
function BesideEachOther({ children }: { children: ReactNode }): ReactElement {
  const looks = useLooks();
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap' }}>
      {(['light', 'dark'] as const).map((theme) => (
        <LooksProvider key={theme} value={{ ...looks, appearance: { ...looks.appearance, theme } }}>
          <div style={{ flex: '1 1 360px' }}>{children}</div>
        </LooksProvider>
      ))}
    </div>
  );
}

function Atoms(): ReactElement {
  const [mode, setMode] = useState<'full' | 'part'>('part');
  const [amount, setAmount] = useState('10.00');
  return (
    <KitRoot>
      <div className="atoms">
        <div>
          <Button look="primary">Primary</Button> <Button>Plain</Button> <Button look="danger">Danger</Button>{' '}
          <Button look="quiet">Quiet</Button> <Button look="link">Link</Button>
        </div>
        <div>
          <Button look="primary" busy>
            Busy
          </Button>{' '}
          <Button disabled>Not now</Button> <Chip>Zendesk #4711</Chip>
        </div>
        <div>
          <Pill tone="ok">Active</Pill> <Pill tone="warn">Past due</Pill> <Pill tone="bad">Failed</Pill>{' '}
          <Pill>Ended</Pill> <Pill tone="info">Noted</Pill>
        </div>
        <Note>A few words beside what they are about.</Note>
        <Note tone="ok">It went through.</Note>
        <Note tone="warn">It needs someone.</Note>
        <Note tone="bad">It did not work.</Note>
        <Segmented
          label="How much"
          value={mode}
          onChange={setMode}
          options={[
            { value: 'full', label: 'Full' },
            { value: 'part', label: 'Part' },
          ]}
        />
        <Field label="Amount" aside="before tax">
          <MoneyInput currency="usd" value={amount} onChange={setAmount} after="of 39.00" />
        </Field>
        <Field label="Name" error="This is needed.">
          <Input defaultValue="" />
        </Field>
        <Field label="Reason">
          <Select defaultValue="a">
            <option value="a">Customer request</option>
          </Select>
        </Field>
        <Field label="Note" aside="for your team only">
          <Textarea defaultValue="Export failed twice, offered a partial refund." />
        </Field>
        <Checkbox label="Take back what this order granted" hint="The license key stops working at once." />
        <Sum>
          <SumLine label="Refund">$10.00</SumLine>
          <SumLine label="Tax returned">$1.90</SumLine>
          <SumLine total label="Maya receives">
            $11.90
          </SumLine>
        </Sum>
        <div>
          <Skeleton width={18} /> <Skeleton width={8} />
        </div>
      </div>
    </KitRoot>
  );
}

const meta = preview.type<{ args: StageArgs }>().meta({
  title: 'Looks',
  args: stageDefaults,
  argTypes: stageArgTypes,
});

/** Every atom in every tone. */
export const AtomsInBoth = meta.story({
  render: (args) => (
    <BesideEachOther>
      <Stage {...args}>
        <Atoms />
      </Stage>
    </BesideEachOther>
  ),
  play: async ({ canvas, canvasElement }) => {
    await shown(() => canvas.getAllByRole('button', { name: 'Primary' })[1] as HTMLElement);
    const grounds = [...canvasElement.querySelectorAll('[data-slot=root]')].map((root) =>
      getComputedStyle(root).getPropertyValue('--floe-bg'),
    );
    await expect(new Set(grounds).size).toBe(2);
  },
});

/** The whole panel. */
export const PanelInBoth = meta.story({
  // Two landmarks of one name stand here; a host's page has one panel.
  parameters: { a11y: { config: { rules: [{ id: 'landmark-unique', enabled: false }] } } },
  args: { scene: 'pastDue' },
  render: (args) => (
    <BesideEachOther>
      <Stage {...args}>
        <CustomerPanel />
      </Stage>
    </BesideEachOther>
  ),
  play: async ({ canvas }) => {
    await shown(() => canvas.getAllByText('Past due')[1] as HTMLElement);
  },
});

/** A composition of one's own, from parts: the same pieces in another order, with other classes. */
export const OwnComposition = meta.story({
  render: (args) => (
    <Stage {...args}>
      <Panel.Root>
        <Panel.Orders />
        <Subscription.Root>
          <Subscription.Status />
          <Subscription.Plan />
        </Subscription.Root>
      </Panel.Root>
    </Stage>
  ),
  play: async ({ canvas }) => {
    await shown(() => canvas.getByText('Active'));
    await shown(() => canvas.getByRole('heading', { name: /^Orders/ }));
  },
});

/** Accent and radius as a host would set them. */
export const OwnAccent = meta.story({
  globals: { accent: 'oklch(0.5 0.2 295)', radius: '12' },
  args: { scene: 'active' },
  render: (args) => (
    <Stage {...args}>
      <CustomerPanel />
    </Stage>
  ),
  play: async ({ canvas, canvasElement }) => {
    await shown(() => canvas.getByRole('button', { name: 'Change plan' }));
    const root = canvasElement.querySelector<HTMLElement>('[data-slot=root]');
    await expect(root?.style.getPropertyValue('--floe-radius')).toBe('12px');
  },
});

/** The layout stays, the tints go: ink on plain ground, and lines one can see. In the dark as in the light. */
export const MoreContrast = meta.story({
  // Two landmarks of one name stand here; a host's page has one panel.
  parameters: { a11y: { config: { rules: [{ id: 'landmark-unique', enabled: false }] } } },
  globals: { contrast: 'more' },
  args: { scene: 'pastDue' },
  render: (args) => (
    <BesideEachOther>
      <Stage {...args}>
        <CustomerPanel />
      </Stage>
    </BesideEachOther>
  ),
  play: async ({ canvas, canvasElement }) => {
    await shown(() => canvas.getAllByText('Past due')[1] as HTMLElement);
    for (const root of canvasElement.querySelectorAll('[data-slot=root]')) {
      const token = (name: string) => getComputedStyle(root).getPropertyValue(`--floe-${name}`);
      await expect(token('mute')).toBe(token('ink'));
      await expect(token('warn-soft')).toBe(token('bg'));
    }
  },
});
