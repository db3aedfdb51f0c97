import { Slot } from '@radix-ui/react-slot';
import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import { cx } from './cx.ts';
import { SpinnerIcon } from './icons.tsx';
import { useSlotClass } from './part.tsx';

/** Props of {@link Button}. */
export interface ButtonProps extends ComponentPropsWithoutRef<'button'> {
  /** `primary` the one thing to do next, `danger` only where something is confirmed, `quiet` and `link` for the rest. @default 'plain' */
  look?: 'plain' | 'primary' | 'danger' | 'quiet' | 'link' | undefined;
  /** @default 'sm' */
  size?: 'sm' | 'md' | 'icon' | undefined;
  /** Shows a spinner in place of the text, keeps the width and takes no second press. */
  busy?: boolean | undefined;
  asChild?: boolean | undefined;
}

const LOOKS = {
  plain: 'fl:button-plain',
  primary: 'fl:button-primary',
  danger: 'fl:button-danger',
  quiet: 'fl:button-quiet',
  link: 'fl:button-link',
};
const SIZES = {
  sm: 'fl:h-(--floe-control) fl:px-2.5',
  md: 'fl:h-[calc(var(--floe-field)-1px)] fl:px-3.5',
  icon: 'fl:size-6.5 fl:rounded-sm',
};

/** A button. While `busy` it keeps its size, and its text for screen readers. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { look = 'plain', size = 'sm', busy = false, asChild, className, disabled, children, ...props },
  ref,
) {
  const tight = look === 'quiet' || look === 'link';
  const looks = cx('fl:button', LOOKS[look], tight && size !== 'icon' ? 'fl:h-(--floe-control) fl:px-1' : SIZES[size]);
  const shared = {
    ref,
    'data-slot': 'button',
    'data-look': look,
    'data-state': busy ? 'busy' : 'idle',
    className: useSlotClass('button', looks, className),
  };
  if (asChild)
    return (
      <Slot {...shared} {...props}>
        {children}
      </Slot>
    );
  return (
    <button
      type="button"
      {...shared}
      {...props}
      disabled={disabled}
      aria-busy={busy || undefined}
      aria-disabled={busy || props['aria-disabled']}
      onClick={busy ? undefined : props.onClick}
    >
      <span className={cx('fl:inline-flex fl:items-center fl:gap-1.5', busy && 'fl:opacity-0')}>{children}</span>
      {busy && (
        <span data-slot="spinner" className="fl:absolute">
          <SpinnerIcon />
        </span>
      )}
    </button>
  );
});
