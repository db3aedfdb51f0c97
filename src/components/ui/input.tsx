import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import { useField } from './field.tsx';
import { useSlotClass } from './part.tsx';

/** The frame every text control shares. */
export const CONTROL =
  'fl:w-full fl:rounded-[calc(var(--floe-radius)+1px)] fl:border fl:border-(--floe-control-line) fl:bg-bg fl:text-ink fl:transition-[border-color,box-shadow] fl:duration-150 fl:focus-visible:border-acc fl:focus-visible:shadow-[0_0_0_3px_var(--floe-accent-soft)] fl:focus-visible:outline-none fl:aria-invalid:border-bad fl:disabled:opacity-60 fl:placeholder:text-faint';

/** A one-line text field, or a date one. */
export const Input = forwardRef<HTMLInputElement, ComponentPropsWithoutRef<'input'>>(function Input(
  { className, ...props },
  ref,
) {
  return (
    <input
      ref={ref}
      data-slot="input"
      {...useField()}
      {...props}
      className={useSlotClass('input', `${CONTROL} fl:h-(--floe-field) fl:px-2.75`, className)}
    />
  );
});
