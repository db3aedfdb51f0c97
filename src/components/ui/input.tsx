import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import { useField } from './field.tsx';
import { useSlotClass } from './part.tsx';

/** The frame every text control shares. */
export const CONTROL = 'fl:control';

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
