import type { ReactElement } from 'react';
import type { LicenseKey } from '../../contract/operations.gen.ts';
import { maskedKey } from '../../domain/license-key-status.ts';
import { keyTable } from '../../i18n/en/key-table.ts';
import { useFloe } from '../../react/floe-context.ts';
import type { UseDisableKeys } from '../../react/use-disable-keys.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { TableCell } from '../ui/table.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';
import { LicenseKeyCheck } from './license-key-check.tsx';
import { LicenseKeyPill } from './license-key-pill.tsx';
import { ManageButton } from './license-key-row.tsx';
import { LicenseKeyText } from './license-key-text.tsx';
import { dateOr, devicesText } from './license-key-words.ts';

/** Columns that only a wide table has. */
export const WIDE = 'fl:hidden fl:@min-[900px]:table-cell';

/** The place of the first line. */
export function LoadingLine({ columns }: { columns: number }): ReactElement {
  return (
    <tr>
      <TableCell colSpan={columns}>
        <Skeleton width={60} />
      </TableCell>
    </tr>
  );
}

/** Whose key it is, or else what it is for. */
export function ownerOf({ customer, benefit }: LicenseKey): string | undefined {
  return benefit?.description ?? (customer?.name || customer?.email || undefined);
}

/** Props of {@link LicenseKeyLine}. */
export interface LicenseKeyLineProps {
  licenseKey: LicenseKey;
  onManage: (licenseKey: LicenseKey) => void;
  several: UseDisableKeys;
}

/** A key as a line of the table. */
export function LicenseKeyLine({ licenseKey, onManage, several }: LicenseKeyLineProps): ReactElement {
  const w = useWords('keyTable', keyTable);
  const text = useText();
  const { now } = useFloe();
  return (
    <tr data-slot="license-key-table-row" data-state={licenseKey.status}>
      {several.able.length > 0 && (
        <TableCell className="fl:w-8 fl:pe-0">
          {several.able.includes(licenseKey) && (
            <LicenseKeyCheck
              label={w.choose(maskedKey(licenseKey))}
              checked={several.chosen.includes(licenseKey)}
              onChange={(yes) => several.choose([licenseKey], yes)}
            />
          )}
        </TableCell>
      )}
      <TableCell className="fl:whitespace-nowrap">
        <LicenseKeyText licenseKey={licenseKey} />
      </TableCell>
      <TableCell className="fl:wrap-anywhere">{ownerOf(licenseKey) ?? '–'}</TableCell>
      <TableCell>
        <LicenseKeyPill licenseKey={licenseKey} />
      </TableCell>
      <TableCell className="fl:whitespace-nowrap">{devicesText(licenseKey, text)}</TableCell>
      <TableCell data-align="end">{text.t.licenseKey.used(licenseKey.usage, licenseKey.limit_usage)}</TableCell>
      <TableCell data-align="end" className={WIDE}>
        {licenseKey.validations}
      </TableCell>
      <TableCell className={WIDE}>
        {dateOr(licenseKey.last_validated_at, text.t.licenseKey.neverChecked, text)}
      </TableCell>
      <TableCell data-state={isOver(licenseKey, now()) ? 'over' : undefined} className="fl:whitespace-nowrap">
        {dateOr(licenseKey.expires_at, text.t.licenseKey.neverShort, text)}
      </TableCell>
      <TableCell className={WIDE}>{text.date(licenseKey.created_at)}</TableCell>
      <TableCell data-align="end">
        <ManageButton licenseKey={licenseKey} onManage={onManage} />
      </TableCell>
    </tr>
  );
}

const isOver = ({ expires_at: end }: LicenseKey, now: number): boolean => end !== null && Date.parse(end) <= now;
