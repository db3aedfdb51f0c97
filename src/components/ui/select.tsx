import type { ComponentPropsWithoutRef, ReactElement } from 'react';
import { useField } from './field.tsx';
import { ChevronIcon } from './icons.tsx';
import { CONTROL } from './input.tsx';
import { useSlotClass } from './part.tsx';

/** The platform's own select: best on phones, known to every screen reader, no code. */
export function Select({ className, children, ...props }: ComponentPropsWithoutRef<'select'>): ReactElement {
  const looks = `${CONTROL} fl:h-(--floe-field) fl:appearance-none fl:ps-2.75 fl:pe-8 fl:font-medium`;
  return (
    <span className="fl:relative fl:block">
      <select data-slot="select" {...useField()} {...props} className={useSlotClass('select', looks, className)}>
        {children}
      </select>
      <span className="fl:select-arrow">
        <ChevronIcon size={14} />
      </span>
    </span>
  );
}
