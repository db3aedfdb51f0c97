import { type ReactElement, useState } from 'react';
import type { LicenseKey } from '../../contract/operations.gen.ts';
import { ForCustomer } from '../../react/for-customer.tsx';
import { useLicenseKeys } from '../../react/use-license-keys.ts';
import { KitRoot } from '../ui/kit-root.tsx';
import { MorePages } from '../ui/more-pages.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Row, RowMeta, Rows } from '../ui/row.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useText } from '../use-text.ts';
import { LateLicenseKeyDialog } from './late-license-key-dialog.ts';
import { LicenseKeyRow } from './license-key-row.tsx';

/** Props of {@link LicenseKeyList}. */
export interface LicenseKeyListProps {
  /** How many are read and shown at first, and with each "more". @default 3 */
  first?: number | undefined;
  /** How many places are kept while the keys are read. @default 1 */
  expected?: number | undefined;
  /** Offers a sentence about a key for the reply. */
  onInsertReply?: ((text: string) => void) | undefined;
}

/**
 * A customer's license keys as rows, for narrow places.
 *
 * @example
 * <LicenseKeyList first={5} />
 */
export function LicenseKeyList({ first = 3, expected = 1, onInsertReply }: LicenseKeyListProps): ReactElement {
  const keys = useLicenseKeys({ limit: first });
  const { t } = useText();
  const { manage, dialog } = useManaged(onInsertReply);
  const kinds = new Set(keys.items.map(({ benefit_id }) => benefit_id)).size;
  return (
    <KitRoot>
      {keys.items.length > 0 ? (
        <Rows data-slot="license-key-list" data-state={keys.status} aria-label={t.licenseKey.title}>
          {keys.items.map((licenseKey) => (
            <LicenseKeyRow
              key={licenseKey.id}
              licenseKey={licenseKey}
              of={kinds > 1 ? licenseKey.benefit?.description : undefined}
              onManage={manage}
            />
          ))}
        </Rows>
      ) : keys.status === 'loading' ? (
        <LoadingKeys count={expected} />
      ) : keys.error ? (
        <ProblemNote error={keys.error} status={keys.status} retry={keys.refetch} />
      ) : (
        <p className="fl:text-mute">{t.licenseKey.none}</p>
      )}
      <MorePages pages={keys} label={t.licenseKey.more} />
      {dialog}
    </KitRoot>
  );
}

/** The key whose dialog is open. */
export function useManaged(onInsertReply?: (text: string) => void): {
  manage: (licenseKey: LicenseKey) => void;
  dialog: ReactElement | null;
} {
  const [managed, setManaged] = useState<{ id: string; customer: string; open: boolean } | null>(null);
  return {
    manage: ({ id, customer_id: customer }) => setManaged({ id, customer, open: true }),
    dialog: managed && (
      <ForCustomer key={managed.id} id={managed.customer}>
        <LateLicenseKeyDialog
          licenseKeyId={managed.id}
          open={managed.open}
          onOpenChange={(open) => setManaged({ ...managed, open })}
          onInsertReply={onInsertReply}
        />
      </ForCustomer>
    ),
  };
}

function LoadingKeys({ count }: { count: number }): ReactElement {
  return (
    <Rows data-slot="license-key-list" data-state="loading" aria-hidden="true">
      {Array.from({ length: count }, (_, at) => at).map((at) => (
        <Row key={at}>
          <span className="fl:col-span-2">
            <Skeleton width={22} />
          </span>
          <RowMeta className="fl:col-span-2">
            <Skeleton width={26} />
          </RowMeta>
        </Row>
      ))}
    </Rows>
  );
}
