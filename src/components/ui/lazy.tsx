import { type ComponentType, lazy, type ReactElement, Suspense } from 'react';

/** A component that is fetched when it is first shown; `preload` fetches it ahead, on hover or focus. */
export interface Late<P> {
  (props: P): ReactElement;
  preload: () => void;
}

/** Makes a {@link Late}. */
export function late<P extends object>(load: () => Promise<ComponentType<P>>): Late<P> {
  const Inner = lazy(async () => ({ default: await load() }));
  const show = (props: P) => (
    <Suspense fallback={null}>
      <Inner {...props} />
    </Suspense>
  );
  return Object.assign(show, { preload: () => void load() });
}
