import type { ReactElement, ReactNode } from 'react';
import type { Discount, Product } from '../../contract/operations.gen.ts';
import { discountProblem } from '../../domain/discount-fit.ts';
import { intervalUnit } from '../../domain/interval.ts';
import { offerOf } from '../../domain/link-offer.ts';
import { useFloe } from '../../react/floe-context.ts';
import { useDiscountWords } from '../discounts/use-discount-words.ts';
import { PriceText } from '../subscription-controls/price-text.tsx';
import { Sum, SumLine } from '../ui/sum.tsx';
import { useCheckoutLinkContext } from './checkout-link-root.tsx';
import { listPrice } from './link-words.ts';
import { useLinkText } from './use-link-text.ts';

/** What somebody pays who opens the link, before tax: the first product, with everything that is set. */
export function LinkPreview(): ReactElement | null {
  const { products, discount, form, problems } = useCheckoutLinkContext();
  const [product] = products;
  if (!product) return null;
  const count = problems.trial_interval_count ? '' : form.trial_interval_count;
  const trial = count
    ? { unit: form.trial_interval, count: Number(count) }
    : { unit: intervalUnit(product.trial_interval), count: product.trial_interval_count ?? 0 };
  const seats = problems.seats ? 1 : Number(form.seats || 1);
  return <OfferSum product={product} discount={discount} seats={seats} trial={trial} named={products.length > 1} />;
}

/** Props of {@link OfferSum}. */
export interface OfferSumProps {
  product: Product;
  discount: Discount | null;
  seats?: number | undefined;
  /** What the amount is called. @default what buyers pay */
  label?: string | undefined;
  /** Says which product, where it is one of several. */
  named?: boolean | undefined;
  trial?: { unit: ReturnType<typeof intervalUnit>; count: number } | undefined;
}

/** A price, what a discount takes off it, and what comes after. */
export function OfferSum({ product, discount: wanted, seats = 1, trial, named, label }: OfferSumProps): ReactElement {
  const { now } = useFloe();
  const { w, t, money } = useLinkText();
  const discounts = useDiscountWords();
  const price = listPrice(product, seats);
  if (!price) {
    return (
      <Sum data-slot="link-preview">
        <SumLine label={product.name}>{w.buyerNames}</SumLine>
      </Sum>
    );
  }
  const { currency, amount } = price;
  const fits = wanted && !discountProblem(wanted, { products: [product.id], currency, now: now() });
  const { off, now: first, lasts } = offerOf(amount, currency, fits ? wanted : null);
  const line = (label: ReactNode, value: ReactNode) => <SumLine label={label}>{value}</SumLine>;
  const name = seats > 1 ? `${product.name}, ${t.subscription.seats(seats)}` : product.name;
  return (
    <Sum data-slot="link-preview" aria-label={w.preview}>
      {(named || off > 0 || seats > 1) && line(name, money(amount, currency))}
      {off > 0 && line(wanted?.name, money(-off, currency))}
      <SumLine
        total
        label={label ?? w.preview}
        note={[
          trial?.unit && trial.count > 0 && product.is_recurring && w.trialFirst(trial.count, trial.unit),
          off > 0 && product.is_recurring && discounts.lasts(lasts),
          off > 0 && product.is_recurring && lasts !== null && w.afterwards(money(amount, currency)),
          price.metered && t.subscription.metered,
          w.beforeTax,
        ]
          .filter(Boolean)
          .join(' · ')}
      >
        <PriceText {...price} amount={first} />
      </SumLine>
    </Sum>
  );
}
