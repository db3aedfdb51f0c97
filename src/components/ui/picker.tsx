import { type FocusEvent, type KeyboardEvent, type ReactElement, type ReactNode, useId, useState } from 'react';
import { cx } from './cx.ts';
import { Input } from './input.tsx';
import { useSlotClass } from './part.tsx';
import { Skeleton } from './skeleton.tsx';

/** One of the things to choose from. */
export interface PickerOption {
  id: string;
  label: string;
  /** Beside the label, at the end side. */
  end?: ReactNode;
  /** Under the label. */
  meta?: ReactNode;
}

/** Props of {@link Picker}. */
export interface PickerProps {
  query: string;
  onQuery: (query: string) => void;
  options: readonly PickerOption[];
  onPick: (id: string) => void;
  /** Named so, where no field around it does. */
  label?: string | undefined;
  placeholder?: string | undefined;
  /** Shows its list all the time, not only while one is in it. @default false */
  open?: boolean | undefined;
  loading?: boolean | undefined;
  disabled?: boolean | undefined;
  /** In place of the list: nothing was found, or why it could not be read. */
  children?: ReactNode;
}

/** A field that finds things as one types. Arrows choose, Enter takes, Escape closes; the list lies in the flow. */
export function Picker(props: PickerProps): ReactElement {
  const { query, onQuery, options, onPick, label, placeholder, loading, disabled, children } = props;
  const id = useId();
  const [inside, setInside] = useState(false);
  const [at, setAt] = useState(0);
  const shown = (props.open ?? false) || inside;
  const active = options[Math.min(at, options.length - 1)];
  const choose = (option: PickerOption | undefined) => {
    if (!option) return;
    setInside(false);
    setAt(0);
    onPick(option.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    const edge = event.key === 'Home' || event.key === 'End'; // within a text they move the cursor
    if (to !== undefined && options.length > 0 && !(edge && query)) {
      event.preventDefault();
      setInside(true);
      setAt(shown ? (to + options.length) % options.length : at);
    } else if (event.key === 'Enter' && shown && options.length > 0) {
      event.preventDefault();
      choose(active);
    } else if (event.key === 'Escape' && inside && !props.open) {
      event.preventDefault();
      setInside(false);
    }
  };
  const onBlur = ({ relatedTarget, currentTarget }: FocusEvent) => {
    const frame = currentTarget.closest('[data-slot=picker]'); // what stands below the field may be pressed
    if (!frame?.contains(relatedTarget)) setInside(false);
  };
  const looks = 'fl:grid fl:gap-1';
  return (
    <div data-slot="picker" data-state={shown ? 'open' : 'closed'} className={useSlotClass('picker', looks, undefined)}>
      <Input
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={shown ? id : undefined}
        aria-activedescendant={shown && active ? `${id}-${active.id}` : undefined}
        data-escape={inside && !props.open ? '' : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={query}
        disabled={disabled}
        onFocus={() => setInside(true)}
        onBlur={onBlur}
        onClick={() => setInside(true)}
        onChange={(event) => {
          onQuery(event.target.value);
          setAt(0);
          setInside(true);
        }}
        onKeyDown={onKeyDown}
      />
      {shown && (
        <div
          role="listbox"
          id={id}
          aria-label={label ?? placeholder}
          aria-busy={loading || undefined}
          data-slot="picker-list"
          className="fl:max-h-52 fl:overflow-y-auto fl:rounded-[calc(var(--floe-radius)+1px)] fl:border fl:border-line fl:bg-bg fl:p-1 fl:empty:hidden"
        >
          {options.map((option) => (
            <Option
              key={option.id}
              id={`${id}-${option.id}`}
              option={option}
              active={option === active}
              onPick={choose}
            />
          ))}
          {options.length === 0 && loading && (
            <div className="fl:px-2 fl:py-1.5">
              <Skeleton width={20} />
            </div>
          )}
        </div>
      )}
      {shown && options.length === 0 && !loading && children}
    </div>
  );
}

interface OptionProps {
  id: string;
  option: PickerOption;
  active: boolean;
  onPick: (option: PickerOption) => void;
}

function Option({ id, option, active, onPick }: OptionProps): ReactElement {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and hears the keys
    <div
      role="option"
      id={id}
      tabIndex={-1}
      aria-selected={active}
      data-slot="picker-option"
      ref={(node) => {
        if (active) node?.scrollIntoView({ block: 'nearest' });
      }}
      // Keeps the focus in the field, where the keys are heard.
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onPick(option)}
      className={cx(
        'fl:flex fl:cursor-pointer fl:items-baseline fl:gap-2 fl:rounded-sm fl:px-2 fl:py-1.25 fl:hover:bg-sub',
        active && 'fl:bg-sub',
      )}
    >
      <span className="fl:min-w-0 fl:grow">
        <span className="fl:wrap-anywhere">{option.label}</span>
        {option.meta && <span className="fl:block fl:text-xs fl:text-mute fl:wrap-anywhere">{option.meta}</span>}
      </span>
      {option.end && <span className="fl:shrink-0 fl:text-xs fl:text-mute">{option.end}</span>}
    </div>
  );
}
