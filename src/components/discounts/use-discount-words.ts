import type { Discount } from '../../contract/operations.gen.ts';
import { offerOf } from '../../domain/link-offer.ts';
import { discount as english } from '../../i18n/en/discount.ts';
import type { LateCatalogue } from '../../i18n/late.ts';
import { useFloe } from '../../react/floe-context.ts';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';

/** Words of discounts, and `about`: "20 % off for 3 months". */
export function useDiscountWords(): LateCatalogue['discount'] & { about: (discount: Discount) => string } {
  const { locale } = useFloe();
  const { money } = useText();
  const w = useWords('discount', english);
  const about = (discount: Discount) => {
    const { type, basis_points, amount, currency, amounts } = discount;
    const [[code, fixed] = [currency ?? '', amount ?? 0]] = Object.entries(amounts ?? {});
    const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
    const off =
      type === 'percentage'
        ? w.percentOff(percent.format((basis_points ?? 0) / 10_000))
        : w.amountOff(money(fixed, code));
    return `${off} ${w.lasts(offerOf(0, code, discount).lasts)}`;
  };
  return { ...w, about };
}
