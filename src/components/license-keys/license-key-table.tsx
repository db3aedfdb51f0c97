import { type ReactElement, useState } from 'react';
import type { LicenseKey } from '../../contract/operations.gen.ts';
import { keyTable } from '../../i18n/en/key-table.ts';
import { useFloe } from '../../react/floe-context.ts';
import { useLicenseKeys } from '../../react/use-license-keys.ts';
import { useViewerKind } from '../../react/use-viewer.ts';
import { KitRoot } from '../ui/kit-root.tsx';
import { part } from '../ui/part.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Rows } from '../ui/row.tsx';
import { Select } from '../ui/select.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Table, TableCell, TableHead } from '../ui/table.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';
import { useManaged } from './license-key-list.tsx';
import { LicenseKeyPill } from './license-key-pill.tsx';
import { LicenseKeyRow, ManageButton } from './license-key-row.tsx';
import { LicenseKeyText } from './license-key-text.tsx';
import { dateOr, devicesText } from './license-key-words.ts';
import { LicenseKeysMore } from './license-keys-more.tsx';

/** Props of {@link LicenseKeyTable}. */
export interface LicenseKeyTableProps {
  /** Only keys of this benefit. */
  benefitId?: string | undefined;
  /** Keys a page; the next page is read on a press. @default 20 */
  pageSize?: number | undefined;
  /** Offers a sentence about a key for the reply. */
  onInsertReply?: ((text: string) => void) | undefined;
}

type Status = 'granted' | 'disabled' | 'revoked';
const Frame = part(
  'section',
  'license-key-table',
  'fl:@container fl:min-w-0 fl:overflow-hidden fl:rounded-xl fl:border fl:border-line fl:bg-bg',
);
const Bar = part(
  'header',
  'license-key-bar',
  'fl:flex fl:items-center fl:justify-between fl:gap-3 fl:px-4 fl:py-2.5 fl:@min-[640px]:px-6',
);

/**
 * License keys of a customer, or for an agent without a customer of everybody; as a table, in narrow places as rows.
 *
 * @example
 * <FloeProvider url="/floe">
 *   <LicenseKeyTable pageSize={50} />
 * </FloeProvider>
 */
export function LicenseKeyTable({ benefitId, pageSize, onInsertReply }: LicenseKeyTableProps): ReactElement {
  const [status, setStatus] = useState<Status | null>(null);
  const keys = useLicenseKeys({ benefitId, limit: pageSize, status: status ? [status] : undefined });
  const kind = useViewerKind();
  const { t } = useText();
  const { manage, dialog } = useManaged(onInsertReply);
  const w = useWords('keyTable', keyTable);
  const empty = status ? w.noneLike : t.licenseKey.none;
  return (
    <KitRoot>
      <Frame data-state={keys.status} aria-busy={keys.status === 'refreshing' || undefined}>
        <Bar>
          <h2 className="fl:text-lg fl:font-semibold">{t.licenseKey.title}</h2>
          {kind && kind !== 'customer' && <StatusFilter value={status} onChange={setStatus} />}
        </Bar>
        {keys.items.length > 0 || keys.status === 'loading' ? (
          <Keys keys={keys.items} onManage={manage} />
        ) : (
          <div className="fl:px-4 fl:py-3 fl:text-mute fl:@min-[640px]:px-6">
            {keys.error ? <ProblemNote error={keys.error} status={keys.status} retry={keys.refetch} /> : empty}
          </div>
        )}
        <div className="fl:border-t fl:border-line2 fl:px-4 fl:py-1.5 fl:empty:hidden fl:@min-[640px]:px-6">
          <LicenseKeysMore keys={keys} />
        </div>
      </Frame>
      {dialog}
    </KitRoot>
  );
}

function StatusFilter(props: { value: Status | null; onChange: (status: Status | null) => void }): ReactElement {
  const { t } = useText();
  const w = useWords('keyTable', keyTable);
  const options: [Status, string][] = [
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

interface KeysProps {
  /** Empty while they are read. */
  keys: readonly LicenseKey[];
  onManage: (licenseKey: LicenseKey) => void;
}

const WIDE = 'fl:hidden fl:@min-[900px]:table-cell';

function Keys({ keys, onManage }: KeysProps): ReactElement {
  const { t } = useText();
  const { licenseKey: words } = t;
  const w = useWords('keyTable', keyTable);
  const heads: [string, ('end' | undefined)?, string?][] = [
    [w.key],
    [t.order.for],
    [words.status],
    [words.devices],
    [words.usage, 'end'],
    [words.checks, 'end', WIDE],
    [words.checked, undefined, WIDE],
    [words.expires],
    [words.created, undefined, WIDE],
  ];
  return (
    <>
      <Table className="fl:hidden fl:@min-[640px]:table">
        <caption data-hidden="">{words.title}</caption>
        <thead>
          <tr>
            {heads.map(([name, align, className]) => (
              <TableHead key={name} scope="col" data-align={align} className={className}>
                {name}
              </TableHead>
            ))}
            <TableHead scope="col">
              <span data-hidden="">{words.manage}</span>
            </TableHead>
          </tr>
        </thead>
        <tbody>
          {keys.length === 0 && <LoadingLine columns={heads.length + 1} />}
          {keys.map((licenseKey) => (
            <KeyLine key={licenseKey.id} licenseKey={licenseKey} onManage={onManage} />
          ))}
        </tbody>
      </Table>
      <Rows aria-label={words.title} className="fl:px-4 fl:@min-[640px]:hidden">
        {keys.length === 0 && (
          <li aria-hidden="true" className="fl:py-2">
            <Skeleton width={30} />
          </li>
        )}
        {keys.map((licenseKey) => (
          <LicenseKeyRow key={licenseKey.id} licenseKey={licenseKey} of={ownerOf(licenseKey)} onManage={onManage} />
        ))}
      </Rows>
    </>
  );
}

function LoadingLine({ columns }: { columns: number }): ReactElement {
  return (
    <tr>
      <TableCell colSpan={columns}>
        <Skeleton width={60} />
      </TableCell>
    </tr>
  );
}

/** Whose key it is, or else what it is for. */
function ownerOf({ customer, benefit }: LicenseKey): string | undefined {
  return benefit?.description ?? (customer?.name || customer?.email || undefined);
}

function KeyLine({ licenseKey, onManage }: { licenseKey: LicenseKey } & Pick<KeysProps, 'onManage'>): ReactElement {
  const text = useText();
  const { now } = useFloe();
  return (
    <tr data-slot="license-key-table-row" data-state={licenseKey.status}>
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
