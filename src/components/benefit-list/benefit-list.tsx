import type { ReactElement } from 'react';
import { benefitStanding } from '../../domain/benefit-standing.ts';
import { benefits } from '../../i18n/en/benefits.ts';
import { useBenefits } from '../../react/use-benefits.ts';
import { useViewerKind } from '../../react/use-viewer.ts';
import { PortalLink } from '../portal-link/portal-link.tsx';
import { KitRoot } from '../ui/kit-root.tsx';
import { MorePages } from '../ui/more-pages.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Rows } from '../ui/row.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';
import { BenefitRow } from './benefit-row.tsx';

/**
 * What a customer has been granted: roles, repositories, channels, files, credits, flags and keys, each with how it stands
 * and what there is to do. An agent sees why something did not arrive, and copies the link by which the customer mends it.
 *
 * @example
 * <BenefitList />
 */
export function BenefitList(): ReactElement {
  const pages = useBenefits();
  const { items, status, error, refetch } = pages;
  const w = useWords('benefits', benefits);
  const { t } = useText();
  const isAgent = useViewerKind() !== 'customer';
  const waits = items.some((grant) => ['connect', 'stuck'].includes(benefitStanding(grant)));
  return (
    <KitRoot>
      <section data-slot="benefit-list" data-state={status} aria-label={w.title} aria-busy={status === 'refreshing'}>
        {status === 'loading' && (
          <div role="status" aria-label={t.common.loading} className="fl:grid fl:gap-2">
            <Skeleton width={26} />
            <Skeleton width={20} />
          </div>
        )}
        {error && <ProblemNote error={error} status={status} retry={refetch} />}
        {status !== 'loading' && !error && items.length === 0 && <p className="fl:text-mute">{w.nothing}</p>}
        <Rows>
          {items.map((grant) => (
            <BenefitRow key={grant.id} grant={grant} />
          ))}
        </Rows>
        <MorePages pages={pages} label={w.more} />
        {isAgent && items.length > 0 && (
          <footer className="fl:mt-2 fl:grid fl:gap-2">
            {waits && <PortalLink />}
            <p className="fl:text-xs fl:text-mute">{w.byHand}</p>
          </footer>
        )}
      </section>
    </KitRoot>
  );
}
