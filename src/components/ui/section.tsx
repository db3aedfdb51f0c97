import type { ReactElement, ReactNode } from 'react';
import { part } from './part.tsx';

/** A part of the panel, set off by a hairline. */
export const Section = part('section', 'section', 'fl:px-4 fl:py-3.5 fl:not-first:border-t fl:not-first:border-line2');
const Title = part(
  'h3',
  'section-title',
  'fl:mb-1.5 fl:flex fl:items-baseline fl:justify-between fl:gap-2 fl:text-xs fl:font-semibold fl:text-mute',
);

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
