import { type ReactElement, useState } from 'react';
import type { LicenseKey } from '../../contract/operations.gen.ts';
import { keyTable } from '../../i18n/en/key-table.ts';
import { type UseDisableKeys, useDisableKeys } from '../../react/use-disable-keys.ts';
import { useLicenseKeys } from '../../react/use-license-keys.ts';
import { useViewerKind } from '../../react/use-viewer.ts';
import { KitRoot } from '../ui/kit-root.tsx';
import { MorePages } from '../ui/more-pages.tsx';
import { part } from '../ui/part.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Rows } from '../ui/row.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Table, TableHead } from '../ui/table.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';
import { LicenseKeyCheck } from './license-key-check.tsx';
import { LicenseKeyFilter, type ListedStatus } from './license-key-filter.tsx';
import { LicenseKeyLine, LoadingLine, ownerOf, WIDE } from './license-key-line.tsx';
import { useManaged } from './license-key-list.tsx';
import { LicenseKeyRow } from './license-key-row.tsx';
import { LicenseKeysDisable } from './license-keys-disable.tsx';

/** Props of {@link LicenseKeyTable}. */
export interface LicenseKeyTableProps {
  /** Only keys of this benefit. */
  benefitId?: string | undefined;
  /** Keys a page; the next page is read on a press. @default 20 */
  pageSize?: number | undefined;
  /** Offers a sentence about a key for the reply. */
  onInsertReply?: ((text: string) => void) | undefined;
}

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
  const [status, setStatus] = useState<ListedStatus | null>(null);
  const keys = useLicenseKeys({ benefitId, limit: pageSize, status: status ? [status] : undefined });
  const kind = useViewerKind();
  const { t } = useText();
  const { manage, dialog } = useManaged(onInsertReply);
  const several = useDisableKeys(keys.items);
  const w = useWords('keyTable', keyTable);
  const empty = status ? w.noneLike : t.licenseKey.none;
  return (
    <KitRoot>
      <Frame data-state={keys.status} aria-busy={keys.status === 'refreshing' || undefined}>
        <Bar>
          <h2 className="fl:text-lg fl:font-semibold">{t.licenseKey.title}</h2>
          {kind && kind !== 'customer' && <LicenseKeyFilter value={status} onChange={setStatus} />}
        </Bar>
        <div className="fl:px-4 fl:pb-2.5 fl:empty:hidden fl:@min-[640px]:px-6">
          <LicenseKeysDisable several={several} />
        </div>
        {keys.items.length > 0 || keys.status === 'loading' ? (
          <Keys keys={keys.items} onManage={manage} several={several} />
        ) : (
          <div className="fl:px-4 fl:py-3 fl:text-mute fl:@min-[640px]:px-6">
            {keys.error ? <ProblemNote error={keys.error} status={keys.status} retry={keys.refetch} /> : empty}
          </div>
        )}
        <div className="fl:border-t fl:border-line2 fl:px-4 fl:py-1.5 fl:empty:hidden fl:@min-[640px]:px-6">
          <MorePages pages={keys} label={t.licenseKey.more} />
        </div>
      </Frame>
      {dialog}
    </KitRoot>
  );
}

interface KeysProps {
  /** Empty while they are read. */
  keys: readonly LicenseKey[];
  onManage: (licenseKey: LicenseKey) => void;
  several: UseDisableKeys;
}

function Keys({ keys, onManage, several }: KeysProps): ReactElement {
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
            {several.able.length > 0 && (
              <TableHead scope="col" className="fl:w-8 fl:pe-0">
                <LicenseKeyCheck
                  label={w.chooseAll}
                  checked={several.chosen.length === several.able.length}
                  onChange={(yes) => several.choose(several.able, yes)}
                />
              </TableHead>
            )}
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
            <LicenseKeyLine key={licenseKey.id} licenseKey={licenseKey} onManage={onManage} several={several} />
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
