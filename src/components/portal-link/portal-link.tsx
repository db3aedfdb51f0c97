import { type ReactElement, useState } from 'react';
import { openPortal } from '../../i18n/en/open-portal.ts';
import { useCustomer } from '../../react/use-customer.ts';
import { usePortalLink } from '../../react/use-portal-link.ts';
import { Button } from '../ui/button.tsx';
import { KitRoot } from '../ui/kit-root.tsx';
import { part } from '../ui/part.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';
import { CopyPortal } from './copy-portal.tsx';

const Frame = part('div', 'portal-link', 'fl:grid fl:gap-2');

/**
 * Polar's hosted portal: a customer opens it, an agent copies a link for them. The link signs in as the customer and
 * lasts an hour; for a team it is made for one of its members.
 *
 * @example
 * <PortalLink />
 */
export function PortalLink(): ReactElement | null {
  const { viewer, customer, status, error, refetch } = useCustomer();
  const { t } = useText();
  if (error && !viewer) {
    return (
      <KitRoot>
        <ProblemNote error={error} status={status} retry={refetch} />
      </KitRoot>
    );
  }
  const agent = viewer?.kind !== 'customer';
  if (viewer && (customer === null || (agent && !viewer.permissions.includes('customers:write')))) return null;
  return (
    <KitRoot>
      <Frame data-state={status}>
        {!viewer ? (
          <span role="status" aria-label={t.common.loading}>
            <Skeleton width={20} />
          </span>
        ) : agent ? (
          <CopyPortal team={customer?.type === 'team'} />
        ) : (
          <OpenPortal />
        )}
      </Frame>
    </KitRoot>
  );
}

/** The window is opened within the press, or browsers hold it back; where they do, a link stays. */
function OpenPortal(): ReactElement {
  const portal = usePortalLink();
  const w = useWords('openPortal', openPortal);
  const [held, setHeld] = useState(false);
  const press = async () => {
    const tab = window.open('', '_blank');
    setHeld(!tab);
    const url = await portal.create();
    if (tab && url) tab.location.replace(url);
    else tab?.close();
  };
  return (
    <>
      <Button className="fl:justify-self-start" busy={portal.pending} onClick={() => void press()}>
        {w.open}
      </Button>
      {held && portal.url && (
        <p className="fl:text-sm fl:text-mute">
          {w.held}{' '}
          <a href={portal.url} target="_blank" rel="noreferrer" className="fl:text-acc fl:underline">
            {w.title}
          </a>
        </p>
      )}
      {portal.error && <ProblemNote alert error={portal.error} />}
    </>
  );
}
