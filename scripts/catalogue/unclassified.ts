/** Operations of the SDK that nobody has classified. */
import { overlays } from '../../server-adapter/polar/catalogue/overlay/all.ts';

export function unclassified(rows: Readonly<Record<string, unknown>>): string[] {
  const known = new Set(overlays.flatMap(([, overlay]) => Object.values(overlay).map(({ at }) => at)));
  return Object.keys(rows).filter((at) => !known.has(at));
}
