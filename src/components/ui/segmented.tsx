import { type ReactElement, useId } from 'react';
import { cx } from './cx.ts';
import { useSlotClass } from './part.tsx';

/** Props of {@link Segmented}. */
export interface SegmentedProps<T extends string> {
  /** What is being chosen, for screen readers. */
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
  disabled?: boolean | undefined;
  className?: string | undefined;
}

/** One of two or three, all in sight. Radio buttons underneath: arrows move, one tab stop. */
export function Segmented<T extends string>({
  label,
  value,
  options,
  onChange,
  disabled,
  className,
}: SegmentedProps<T>): ReactElement {
  const name = useId();
  const looks = 'fl:segments';
  return (
    <div
      role="radiogroup"
      aria-label={label}
      data-slot="segmented"
      className={useSlotClass('segmented', looks, className)}
    >
      {options.map((option) => {
        const on = option.value === value;
        return (
          <label
            key={option.value}
            data-state={on ? 'on' : 'off'}
            className={cx('fl:segment', on ? 'fl:segment-on' : 'fl:segment-off')}
          >
            <input
              type="radio"
              className="fl:segment-radio"
              name={name}
              value={option.value}
              checked={on}
              disabled={disabled}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        );
      })}
    </div>
  );
}
