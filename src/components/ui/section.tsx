import type { ReactElement, ReactNode } from 'react';
import { part } from './part.tsx';

/** A part of the panel, set off by a hairline. */
export const Section = part('section', 'section', 'fl:section');
const Title = part('h3', 'section-title', 'fl:section-title');

/** What a section holds, and how many there are, or what else belongs beside it. */
export function SectionTitle({
  count,
  aside = count,
  children,
}: {
  count?: number | undefined;
  aside?: ReactNode;
  children: ReactNode;
}): ReactElement {
  return (
    <Title>
      <span className="fl:shrink-0">{children}</span>
      {aside ? <span className="fl:min-w-0 fl:font-normal fl:text-faint">{aside}</span> : null}
    </Title>
  );
}
