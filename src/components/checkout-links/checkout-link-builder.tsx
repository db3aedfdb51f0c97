import { type ReactElement, type ReactNode, useState } from 'react';
import type { CheckoutLink } from '../../contract/operations.gen.ts';
import { useFloe } from '../../react/floe-context.ts';
import { useCheckoutLinks } from '../../react/use-checkout-links.ts';
import type { UsePages } from '../../react/use-pages.ts';
import { useSlice } from '../../react/use-slice.ts';
import { useViewer } from '../../react/use-viewer.ts';
import { Button } from '../ui/button.tsx';
import { KitRoot } from '../ui/kit-root.tsx';
import { part } from '../ui/part.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Row, Rows, RowTitle } from '../ui/row.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { CheckoutLinkRow } from './checkout-link-row.tsx';
import { LateCheckoutLinkDialog, LateQuickCheckoutDialog } from './late-checkout-link-dialog.ts';
import { useLinkText } from './use-link-text.ts';

/** Props of {@link CheckoutLinkBuilder}. */
export interface CheckoutLinkBuilderProps {
  /** Only links that sell this product. */
  productId?: string | undefined;
  /** Links a page; the next page is read on a press. @default 20 */
  pageSize?: number | undefined;
  /** Offers a sentence with a link for the reply. */
  onInsertReply?: ((text: string) => void) | undefined;
}

const Frame = part('section', 'checkout-links', 'fl:@container fl:min-w-0');
const Head = part(
  'div',
  'checkout-links-head',
  'fl:flex fl:flex-wrap fl:items-center fl:gap-x-2 fl:gap-y-1.5 fl:px-4 fl:pt-3.5 fl:pb-2 fl:@min-[600px]:px-6',
);

/**
 * The links anybody can buy by: to make, change, share and delete them. With a customer at hand, also a checkout for
 * them alone. For agents.
 *
 * @example
 * <CheckoutLinkBuilder onInsertReply={insert} />
 */
export function CheckoutLinkBuilder({ productId, pageSize, onInsertReply }: CheckoutLinkBuilderProps): ReactElement {
  const links = useCheckoutLinks({ productId, limit: pageSize });
  const { w } = useLinkText();
  const { open, dialog } = useOpened(onInsertReply);
  const viewer = useViewer();
  const may = links.status !== 'forbidden' && (viewer?.permissions.includes('checkout_links:write') ?? true);
  return (
    <KitRoot>
      <Frame data-state={links.status} aria-busy={links.status === 'refreshing' || undefined}>
        <Head>
          <h3 className="fl:grow fl:basis-full fl:@min-[360px]:basis-auto fl:text-lg fl:font-semibold">{w.title}</h3>
          {may && <ForOne onInsertReply={onInsertReply} />}
          {may && (
            <Button look="primary" onPointerEnter={LateCheckoutLinkDialog.preload} onClick={() => open(null)}>
              {w.create}
            </Button>
          )}
        </Head>
        <div className="fl:px-4 fl:pb-3.5 fl:@min-[600px]:px-6">
          <Links links={links} onOpen={open} />
          <More links={links} />
        </div>
      </Frame>
      {dialog}
    </KitRoot>
  );
}

function Links({
  links: { items, status, error, refetch },
  onOpen,
}: {
  links: UsePages<CheckoutLink>;
  onOpen: (link: CheckoutLink, first: 'settings' | 'share') => void;
}): ReactElement {
  const { w } = useLinkText();
  if (items.length > 0) {
    return (
      <Rows aria-label={w.title}>
        {items.map((link) => (
          <CheckoutLinkRow key={link.id} link={link} onOpen={onOpen} />
        ))}
      </Rows>
    );
  }
  if (status === 'loading') return <LoadingLinks />;
  if (error) return <ProblemNote error={error} status={status} retry={refetch} />;
  return (
    <div className="fl:py-2">
      <p className="fl:font-medium">{w.none}</p>
      <p className="fl:text-sm fl:text-mute">{w.noneHint}</p>
    </div>
  );
}

function LoadingLinks(): ReactElement {
  const { t } = useLinkText();
  const lines: ReactNode = [0, 1, 2].map((line) => (
    <Row key={line} className="fl:h-14">
      <RowTitle>
        <Skeleton width={20} />
      </RowTitle>
    </Row>
  ));
  return (
    <div role="status" aria-label={t.common.loading}>
      <Rows aria-hidden="true">{lines}</Rows>
    </div>
  );
}

/** Reads on, one page a press. Absent at the end. */
function More({ links }: { links: UsePages<unknown> }): ReactElement | null {
  const { items, total, more, hasMore, loadingMore, moreError } = links;
  const { w } = useLinkText();
  if (moreError) return <ProblemNote alert error={moreError} retry={more ?? undefined} className="fl:my-2" />;
  if (!hasMore) return null;
  return (
    <div className="fl:flex fl:items-center fl:gap-2">
      <Button look="quiet" className="fl:-ms-1" busy={loadingMore} onClick={more ?? undefined}>
        {w.more}
      </Button>
      {total !== null && <span className="fl:text-xs fl:text-faint">{w.of(items.length, total)}</span>}
    </div>
  );
}

/** The link whose dialog is open. What was typed into a new one is kept until it is made. */
function useOpened(onInsertReply: CheckoutLinkBuilderProps['onInsertReply']) {
  const [shown, show] = useState<{ id: string | undefined; first: 'settings' | 'share'; open: boolean } | null>(null);
  const [made, setMade] = useState({ before: 0, now: 0 });
  const open = (link: CheckoutLink | null, first: 'settings' | 'share' = 'settings') => {
    if (!link) setMade(({ now }) => ({ before: now, now }));
    show({ id: link?.id, first, open: true });
  };
  return {
    open,
    dialog: shown && (
      <LateCheckoutLinkDialog
        key={shown.id ? `${shown.id} ${shown.first}` : `new ${made.before}`}
        checkoutLinkId={shown.id}
        first={shown.first}
        open={shown.open}
        onOpenChange={(next) => show({ ...shown, open: next })}
        onMade={() => setMade(({ before, now }) => ({ before, now: now + 1 }))}
        onInsertReply={onInsertReply}
      />
    ),
  };
}

/** A checkout for the customer at hand. Absent where the provider names none. */
function ForOne({ onInsertReply }: Pick<CheckoutLinkBuilderProps, 'onInsertReply'>): ReactElement | null {
  return useFloe().customer ? <ForCustomerAtHand onInsertReply={onInsertReply} /> : null;
}

function ForCustomerAtHand({ onInsertReply }: Pick<CheckoutLinkBuilderProps, 'onInsertReply'>): ReactElement | null {
  const { data: customer } = useSlice('customer.get', {});
  const [open, setOpen] = useState<boolean | null>(null);
  const { w } = useLinkText();
  if (!customer || customer.deleted_at) return null;
  return (
    <>
      <Button onPointerEnter={LateQuickCheckoutDialog.preload} onClick={() => setOpen(true)}>
        {w.forOne(customer.name?.split(' ')[0] || customer.email || w.oneTitlePlain)}
      </Button>
      {open !== null && <LateQuickCheckoutDialog open={open} onOpenChange={setOpen} onInsertReply={onInsertReply} />}
    </>
  );
}
