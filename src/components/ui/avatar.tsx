import type { ReactElement } from 'react';
import { useSlotClass } from './part.tsx';

/** The first letters of a name, by grapheme, so that no script is cut in half. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = (word: string | undefined) => (word ? ([...new Intl.Segmenter().segment(word)][0]?.segment ?? '') : '');
  return (first(words[0]) + (words.length > 1 ? first(words.at(-1)) : '')).toLocaleUpperCase();
}

/** A round with initials. The name stands beside it, so it is hidden from screen readers. */
export function Avatar({ name, className }: { name: string; className?: string }): ReactElement {
  const looks = 'fl:avatar';
  return (
    <span data-slot="avatar" aria-hidden="true" className={useSlotClass('avatar', looks, className)}>
      {initialsOf(name)}
    </span>
  );
}
