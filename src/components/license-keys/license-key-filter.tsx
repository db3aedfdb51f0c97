import type { ReactElement } from 'react';
import { keyTable } from '../../i18n/en/key-table.ts';
import { Select } from '../ui/select.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';

/** The states that Polar lists keys by. */
export type ListedStatus = 'granted' | 'disabled' | 'revoked';

/** Keys of one state, or of all. */
export function LicenseKeyFilter(props: {
  value: ListedStatus | null;
  onChange: (status: ListedStatus | null) => void;
}): ReactElement {
  const { t } = useText();
  const w = useWords('keyTable', keyTable);
  const options: [ListedStatus, string][] = [
    ['granted', t.licenseKey.state.active],
    ['disabled', t.licenseKey.state.disabled],
    ['revoked', t.licenseKey.state.revoked],
  ];
  const choose = (value: string) => props.onChange(options.find(([status]) => status === value)?.[0] ?? null);
  return (
    <Select
      aria-label={w.filter}
      value={props.value ?? ''}
      className="fl:h-(--floe-control)! fl:text-sm"
      onChange={(event) => choose(event.target.value)}
    >
      <option value="">{w.all}</option>
      {options.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </Select>
  );
}
