import { type KeyboardEvent, type ReactElement, useId, useLayoutEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { MoreIcon } from './icons.tsx';
import { useSlotClass } from './part.tsx';

/** One line of a menu. What is not possible has none. */
export interface MenuItem {
  id: string;
  label: string;
  run: () => void;
}

/** Props of {@link Menu}. */
export interface MenuProps {
  /** Names the button: "More for Pro". */
  label: string;
  items: readonly MenuItem[];
}

/** What does not need its own button. The list lies in the top layer, so no frame cuts it off. */
export function Menu({ label, items }: MenuProps): ReactElement {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  useLayoutEffect(() => {
    if (open) place(button.current, list.current);
  }, [open]);

  // React 18 hears `toggle` of <details> only, so the element is asked itself.
  useLayoutEffect(() => {
    const element = list.current;
    const onToggle = (event: ToggleEvent) => {
      const opened = event.newState === 'open';
      setOpen(opened);
      if (opened) element?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    };
    element?.addEventListener('toggle', onToggle);
    return () => element?.removeEventListener('toggle', onToggle);
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    const lines = [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = lines.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    lines.at(to % lines.length)?.focus();
  };
  const choose = (item: MenuItem) => {
    list.current?.hidePopover();
    button.current?.focus();
    item.run();
  };
  return (
    <>
      <Button
        ref={button}
        look="quiet"
        size="icon"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        popoverTarget={id}
      >
        <MoreIcon />
      </Button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        data-slot="menu-list"
        data-state={open ? 'open' : 'closed'}
        onKeyDown={onKeyDown}
        className={useSlotClass('menu-list', 'fl:menu-list', undefined)}
      >
        {items.map((item) => (
          <button
            key={item.id}
            type="button"
            role="menuitem"
            tabIndex={-1}
            data-slot="menu-item"
            onClick={() => choose(item)}
            className="fl:menu-item"
          >
            {item.label}
          </button>
        ))}
      </div>
    </>
  );
}

/** Under the button, at its end side; above it, or shifted, where the window ends. */
function place(button: HTMLElement | null, list: HTMLElement | null): void {
  if (!button || !list) return;
  const box = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = list;
  const rtl = getComputedStyle(button).direction === 'rtl';
  const left = rtl ? box.left : box.right - width;
  const below = box.bottom + 4;
  list.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
  list.style.top = `${below + height > innerHeight - 8 ? Math.max(8, box.top - height - 4) : below}px`;
}
