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
  const looks = 'fl:grid fl:auto-cols-fr fl:grid-flow-col fl:rounded-lg fl:bg-line2 fl:p-0.5';
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
            className={cx(
              'fl:relative fl:grid fl:h-6.75 fl:place-items-center fl:rounded-sm fl:px-2 fl:text-sm fl:font-medium fl:cursor-pointer fl:has-focus-visible:outline-2 fl:has-focus-visible:outline-acc',
              on
                ? 'fl:bg-bg fl:text-ink fl:shadow-[0_1px_2px_oklch(0.2_0.03_257/0.12)]'
                : 'fl:text-mute fl:hover:text-ink',
            )}
          >
            <input
              type="radio"
              className="fl:absolute fl:inset-0 fl:appearance-none fl:rounded-sm fl:cursor-pointer fl:focus-visible:outline-none"
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
