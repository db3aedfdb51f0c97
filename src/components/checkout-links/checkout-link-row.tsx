import type { ReactElement } from 'react';
import type { CheckoutLink } from '../../contract/operations.gen.ts';
import { linkWarnings } from '../../domain/link-warnings.ts';
import { useFloe } from '../../react/floe-context.ts';
import { currencyOf } from '../../react/use-checkout-link.ts';
import { useDiscountWords } from '../discounts/use-discount-words.ts';
import { PriceText } from '../subscription-controls/price-text.tsx';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Pill } from '../ui/pill.tsx';
import { Row, RowAmount, RowEnd, RowMeta, RowTitle } from '../ui/row.tsx';
import { LateCheckoutLinkDialog } from './late-checkout-link-dialog.ts';
import { linkName, listPrice } from './link-words.ts';
import { useLinkText } from './use-link-text.ts';

/** Props of {@link CheckoutLinkRow}. */
export interface CheckoutLinkRowProps {
  link: CheckoutLink;
  onOpen: (link: CheckoutLink, first: 'settings' | 'share') => void;
}

/** A link in two lines: what it is called and costs, what it sells and how to pass it on. */
export function CheckoutLinkRow({ link, onOpen }: CheckoutLinkRowProps): ReactElement {
  const { now } = useFloe();
  const text = useLinkText();
  const { w } = text;
  const discounts = useDiscountWords();
  const { products, discount, label } = link;
  const name = linkName(link, w);
  const [first] = products;
  const price = first && products.length === 1 ? listPrice(first) : null;
  const odd = linkWarnings(
    { label: '', products, discount: discount ?? null, allowsCodes: true },
    { labels: [], currency: currencyOf(products), now: now() },
  )[0];
  const about = [
    label && products.map((product) => product.name).join(', '),
    discount && discounts.about(discount),
  ].filter(Boolean);
  const open = (step: 'settings' | 'share', words: string, named: string) => (
    <Button
      look="link"
      aria-label={named}
      className="fl:h-6! fl:px-0! fl:text-xs!"
      onPointerEnter={LateCheckoutLinkDialog.preload}
      onClick={() => onOpen(link, step)}
    >
      {words}
    </Button>
  );
  return (
    <Row data-slot="checkout-link-row" data-state={odd?.kind ?? 'ready'}>
      <RowTitle>{name}</RowTitle>
      <RowAmount>{price && <PriceText {...price} />}</RowAmount>
      <RowMeta className="fl:col-span-2 fl:self-center fl:@min-[480px]:col-span-1">
        <span className="fl:me-1.5">{about.join(' · ') || text.date(link.created_at)}</span>
        {odd && (
          <span className="fl:inline-block">
            <Pill tone="warn">{odd.kind === 'archived' ? w.state.archived : w.state.discount}</Pill>
          </span>
        )}
      </RowMeta>
      <RowEnd className="fl:col-span-2 fl:gap-2.5 fl:justify-start! fl:@min-[480px]:col-span-1 fl:@min-[480px]:justify-end!">
        {open('settings', w.edit, w.editOf(name))}
        {open('share', w.share, w.shareOf(name))}
        <CopyButton text={link.url} label={`${w.copy}: ${name}`} done={w.copied} />
      </RowEnd>
    </Row>
  );
}
