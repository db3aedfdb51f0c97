import type { ReactElement } from 'react';
import { usePortalLink } from '../../react/use-portal-link.ts';
import { useSlice } from '../../react/use-slice.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Chip } from '../ui/chip.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { part } from '../ui/part.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useText } from '../use-text.ts';
import { PanelMenu } from './panel-menu.tsx';
import { usePanelContext } from './panel-root.tsx';

const Who = part('header', 'panel-who', 'fl:flex fl:items-center fl:gap-2.5 fl:px-4 fl:pt-3.5 fl:pb-3');

/** Whom the panel is about; it stays in sight, so that nobody acts on the wrong person. */
export function PanelWho({ onInsertReply }: { onInsertReply?: ((text: string) => void) | undefined }): ReactElement {
  const { viewer } = usePanelContext();
  const { data: customer, status, error, refetch } = useSlice('customer.get', {});
  const portal = usePortalLink();
  const { t } = useText();
  if (status === 'loading') return <LoadingWho />;
  if (error && !customer) return <ProblemNote className="fl:m-4" error={error} status={status} retry={refetch} />;
  if (!customer) return <Nobody />;
  const name = customer.name || customer.billing_name || customer.email || t.common.unnamed;
  return (
    <>
      <Who>
        <Avatar name={name} />
        <div className="fl:min-w-0 fl:grow">
          <h2 className="fl:flex fl:min-w-0 fl:items-baseline fl:gap-1.5">
            <b className="fl:line-clamp-2 fl:min-w-0 fl:text-lg fl:wrap-anywhere">{name}</b>
            {customer.type === 'team' && <Chip>{t.panel.team}</Chip>}
            {viewer?.sandbox && <Chip>{t.panel.sandbox}</Chip>}
          </h2>
          {customer.deleted_at ? (
            <p className="fl:text-xs fl:text-bad">{t.panel.deleted}</p>
          ) : (
            customer.email &&
            customer.email !== name && <p className="fl:truncate fl:text-xs fl:text-mute">{customer.email}</p>
          )}
        </div>
        <div className="fl:flex fl:shrink-0">
          <CopyButton text={customer.id} label={t.common.copyId} done={t.common.copied} />
          <PanelMenu customer={customer} name={name} portal={portal} onInsertReply={onInsertReply} />
        </div>
      </Who>
      {portal.error && <ProblemNote alert error={portal.error} className="fl:mx-4 fl:mb-3" />}
    </>
  );
}

/** Nobody is known to Polar under this name yet; that is a state, not a failure. */
function Nobody(): ReactElement {
  const { t } = useText();
  return (
    <Who data-state="none" className="fl:block">
      <h2 className="fl:font-semibold">{t.panel.none}</h2>
      <p className="fl:text-sm fl:text-mute">{t.panel.noneHint}</p>
    </Who>
  );
}

function LoadingWho(): ReactElement {
  const { t } = useText();
  return (
    <Who data-state="loading">
      <span className="fl:size-8.5 fl:shrink-0 fl:rounded-full fl:bg-line2" />
      <div className="fl:grow" role="status" aria-label={t.common.loading}>
        <div className="fl:text-lg">
          <Skeleton width={16} />
        </div>
        <div className="fl:text-xs">
          <Skeleton width={20} />
        </div>
      </div>
    </Who>
  );
}
