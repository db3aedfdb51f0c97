import type { ReactElement } from 'react';

/** Props of {@link LicenseKeyCheck}. */
export interface LicenseKeyCheckProps {
  /** Which key, or which ones. */
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** A box that chooses a key, with a place around it that a finger hits. */
export function LicenseKeyCheck({ label, checked, onChange }: LicenseKeyCheckProps): ReactElement {
  return (
    <label className="fl:-my-1 fl:grid fl:size-6 fl:cursor-pointer fl:place-items-center">
      <input
        type="checkbox"
        aria-label={label}
        className="fl:size-4 fl:cursor-pointer fl:accent-(--floe-accent)"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
    </label>
  );
}
