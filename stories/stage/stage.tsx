import type { ArgTypes } from '@storybook/react-vite';
import { QueryClient } from '@tanstack/react-query';
import { type ReactElement, type ReactNode, useState } from 'react';
import { FloeProvider } from '../../src/react/index.ts';
import '../../src/theme/styles.css';
import { useLooks } from './looks.tsx';
import { type PersonaName, personas, ticketOf } from './personas.ts';
import { scenes } from './scenes.ts';
import './stage.css';
import { troubles } from './troubles.ts';
import { NOW, openWorld, type Setting, type World } from './world.ts';

type InputType = ArgTypes[string];

/** The args of every story: a setting and the width of the place, px. */
export interface StageArgs extends Setting {
  width: number;
}

/** What a story leaves out. */
export const stageDefaults: StageArgs = { scene: 'active', as: 'lead', trouble: 'none', approver: false, width: 320 };

const choice = (description: string, list: Readonly<Record<string, { readonly title: string }>>): InputType => ({
  description,
  options: Object.keys(list),
  control: {
    type: 'select',
    labels: Object.fromEntries(Object.entries(list).map(([name, { title }]) => [name, title])),
  },
});

/** Every story can be replayed in another scene, by another person, in another place. */
export const stageArgTypes: Record<keyof StageArgs, InputType> = {
  scene: choice('Who the customer is and what happened', scenes),
  as: choice('Who looks', personas),
  trouble: choice('What goes wrong', troubles),
  approver: { description: 'Refunds above the limit wait for approval', control: { type: 'boolean' } },
  width: { description: 'Width of the place, px', control: { type: 'range', min: 280, max: 1280, step: 20 } },
};

/** Props of {@link Stage}. */
export interface StageProps extends StageArgs {
  /** The host does not know yet whom it is about. */
  nobody?: boolean;
  children: ReactNode | ((world: World) => ReactNode);
}

/** A host page of its own for one story: provider, adapter and Polar, in the place and the looks asked for. */
export function Stage(props: StageProps): ReactElement {
  const { scene, as, trouble, approver } = props;
  return <Mounted key={[scene, as, trouble, approver].join()} {...props} />;
}

const worlds = new WeakMap<Element, World>();

/** The world under a story, for what its play test cannot see on screen. */
export function worldOf(canvasElement: HTMLElement): World {
  const place = canvasElement.querySelector('[data-stage]');
  const world = place && worlds.get(place);
  if (!world) throw new Error('This story has no stage.');
  return world;
}

const pages = new WeakMap<Element, QueryClient>();

/** The page reads everything anew, as it does when it is told that something changed. */
export async function rereads(canvasElement: HTMLElement): Promise<void> {
  const place = canvasElement.querySelector('[data-stage]');
  await (place && pages.get(place))?.invalidateQueries();
}

/** Agents say whom they are about and from which ticket; a customer is itself. */
function subjectOf(as: PersonaName, { handle }: World, nobody: boolean) {
  if (as === 'customer' || as === 'member') return {};
  return { ...(!nobody && { customer: { externalId: handle } }), ticket: ticketOf(as) };
}

function Mounted({ width, as, nobody = false, children, ...setting }: StageProps): ReactElement {
  const [world] = useState(() => openWorld({ as, ...setting }));
  const [queryClient] = useState(() => new QueryClient({ defaultOptions: { queries: { retryDelay: 0 } } }));
  const { appearance, direction, locale } = useLooks();
  return (
    <div
      data-stage={appearance.theme}
      dir={direction}
      ref={(place) => {
        if (!place) return;
        worlds.set(place, world);
        pages.set(place, queryClient);
      }}
    >
      <div style={{ inlineSize: width, maxInlineSize: '100%', marginInline: 'auto' }}>
        <FloeProvider
          url="/floe"
          fetch={world.fetch}
          queryClient={queryClient}
          now={() => NOW}
          live={false}
          appearance={appearance}
          locale={locale}
          {...subjectOf(as, world, nobody)}
        >
          {typeof children === 'function' ? children(world) : children}
        </FloeProvider>
      </div>
    </div>
  );
}
