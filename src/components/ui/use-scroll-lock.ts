import { useLayoutEffect } from 'react';

let locks = 0;
let before = { overflow: '', gutter: '' };

/**
 * Keeps the page behind a dialog from scrolling. Set on the element itself, as a style sheet of our own would need the
 * host's nonce; the place of the scrollbar is kept, so that nothing behind the dialog moves.
 */
export function useScrollLock(): void {
  useLayoutEffect(() => {
    const { documentElement: page } = document;
    if (locks === 0) {
      before = { overflow: page.style.overflow, gutter: page.style.scrollbarGutter };
      if (innerWidth > page.clientWidth) page.style.scrollbarGutter = 'stable';
      page.style.overflow = 'hidden';
    }
    locks += 1;
    return () => {
      locks -= 1;
      if (locks > 0) return;
      page.style.overflow = before.overflow;
      page.style.scrollbarGutter = before.gutter;
    };
  }, []);
}
