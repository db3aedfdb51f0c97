import { type ComponentPropsWithoutRef, type ReactElement, type ReactNode, useId } from 'react';
import { CheckIcon } from './icons.tsx';
import { useSlotClass } from './part.tsx';

/** Props of {@link Checkbox}. */
export interface CheckboxProps extends Omit<ComponentPropsWithoutRef<'input'>, 'type'> {
  label: ReactNode;
  /** What follows from it, under the label. */
  hint?: ReactNode;
}

/** A box with its words; the whole line is the target. */
export function Checkbox({ label, hint, className, ...props }: CheckboxProps): ReactElement {
  const id = useId();
  const looks = 'fl:check-line';
  return (
    <label
      data-slot="checkbox"
      data-state={props.checked ? 'checked' : 'unchecked'}
      className={useSlotClass('checkbox', looks, className)}
    >
      <span className="fl:relative fl:mt-px fl:size-4 fl:shrink-0">
        <input type="checkbox" aria-describedby={hint ? id : undefined} {...props} className="fl:peer fl:check-box" />
        <span className="fl:check-mark">
          <CheckIcon size={12} />
        </span>
      </span>
      <span className="fl:min-w-0">
        <span className="fl:font-medium">{label}</span>
        {hint && (
          <span id={id} className="fl:block fl:text-xs fl:text-mute">
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
