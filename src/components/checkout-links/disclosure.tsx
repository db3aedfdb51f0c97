import { type ReactElement, type ReactNode, useState } from 'react';
import { ChevronIcon } from '../ui/icons.tsx';

/** More of the same, folded away. What is wrong inside is never hidden. */
export function Disclosure({
  label,
  initially = false,
  forced = false,
  children,
}: {
  label: string;
  initially?: boolean | undefined;
  forced?: boolean | undefined;
  children: ReactNode;
}): ReactElement {
  const [chosen, choose] = useState(initially);
  const open = chosen || forced;
  return (
    <div data-slot="disclosure" data-state={open ? 'open' : 'closed'} className="fl:grid fl:gap-3.5">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => choose(!open)}
        className="fl:-mx-1 fl:flex fl:cursor-pointer fl:items-center fl:gap-1 fl:justify-self-start fl:rounded-sm fl:px-1 fl:py-0.5 fl:text-sm fl:font-medium fl:text-mute fl:hover:text-ink"
      >
        <span className={open ? undefined : 'fl:-rotate-90 fl:rtl:rotate-90'}>
          <ChevronIcon size={14} />
        </span>
        {label}
      </button>
      {open && children}
    </div>
  );
}
