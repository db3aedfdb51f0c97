import { type CSSProperties, createContext, type ReactElement, type ReactNode, useContext, useState } from 'react';
import { type Appearance, useFloe } from '../../react/floe-context.ts';
import { LiveRegion } from './live-region.tsx';

const PortalContext = createContext<HTMLElement | null | undefined>(undefined);

/** Where dialogs of this kit root go. */
export function usePortalNode(): HTMLElement | null {
  const own = useContext(PortalContext);
  return useFloe().portalContainer ?? own ?? null;
}

function tokensOf({ accent, radius, tokens }: Appearance): CSSProperties {
  const style: Record<string, string> = {};
  if (accent) {
    style['--floe-accent'] = accent;
    style['--floe-accent-soft'] = `color-mix(in oklch, ${accent} 10%, var(--floe-bg))`;
  }
  if (radius !== undefined) style['--floe-radius'] = `${radius}px`;
  for (const [name, value] of Object.entries(tokens ?? {})) style[`--floe-${name}`] = value;
  return style;
}

/**
 * The kit root: the only element that carries tokens, theme and density. Every preset brings one; one inside another
 * adds nothing. Dialogs open in a node beside the content, so that no frame of the content holds them in.
 */
export function KitRoot({ children }: { children: ReactNode }): ReactElement {
  const { appearance, locale } = useFloe();
  const [node, setNode] = useState<HTMLElement | null>(null);
  const nested = useContext(PortalContext) !== undefined;
  if (nested) return <>{children}</>;
  return (
    <div
      className="floe-root"
      data-slot="root"
      tabIndex={-1}
      data-floe-root=""
      data-theme={appearance.theme ?? 'auto'}
      data-contrast={appearance.contrast ?? 'auto'}
      data-density={appearance.density ?? 'comfortable'}
      lang={locale}
      style={tokensOf(appearance)}
    >
      <PortalContext.Provider value={node}>
        <LiveRegion>{children}</LiveRegion>
      </PortalContext.Provider>
      <div ref={setNode} data-slot="portal" />
    </div>
  );
}
