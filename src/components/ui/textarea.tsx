import type { ComponentPropsWithoutRef, ReactElement } from 'react';
import { useField } from './field.tsx';
import { CONTROL } from './input.tsx';
import { useSlotClass } from './part.tsx';

/** A text of a few lines that grows with what is written. */
export function Textarea({ className, ...props }: ComponentPropsWithoutRef<'textarea'>): ReactElement {
  const looks = `${CONTROL} fl:block fl:min-h-13 fl:max-h-40 fl:resize-none fl:field-sizing-content fl:px-2.75 fl:py-1.75`;
  return (
    <textarea
      data-slot="textarea"
      rows={2}
      {...useField()}
      {...props}
      className={useSlotClass('textarea', looks, className)}
    />
  );
}
