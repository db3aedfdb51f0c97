import { invalid } from '../http/problem.ts';
import type { CatalogProduct } from '../subscriptions/catalog.ts';

interface Asked {
  readonly seats?: number | null | undefined;
  readonly min_seats?: number | null | undefined;
  readonly max_seats?: number | null | undefined;
  readonly units?: number | null | undefined;
  readonly min_units?: number | null | undefined;
  readonly max_units?: number | null | undefined;
}

type Kind = 'seats' | 'units';

/** Seats and units of a checkout: what was asked where the price knows them, the minimum where nothing was. */
export function chosenQuantity(product: CatalogProduct, currency: string, asked: Asked) {
  return { seats: choose('seats', product, currency, asked), units: choose('units', product, currency, asked) };
}

function choose(kind: Kind, product: CatalogProduct, currency: string, asked: Asked): number | null {
  const type = kind === 'seats' ? 'seat_based' : 'unit_based';
  const price = product.prices.find(
    (candidate) => candidate.amount_type === type && candidate.price_currency === currency,
  );
  const wanted = asked[kind] ?? null;
  const refuse = (issue: { type?: string; msg: string }) => invalid([{ loc: ['body', kind], input: wanted, ...issue }]);
  if (!price) {
    if (wanted === null) return null;
    const name = kind === 'seats' ? 'Seats' : 'Units';
    throw refuse({ msg: `${name} can only be set for ${type.replace('_', '-')} pricing.` });
  }
  const { minimum, maximum } = limitsOf(price);
  const min = asked[`min_${kind}`] ?? minimum;
  const max = asked[`max_${kind}`] ?? maximum;
  const chosen = wanted ?? min;
  if (chosen < min) throw refuse({ type: 'greater_than_equal', msg: `Minimum ${min} ${kind} required.` });
  if (max !== null && chosen > max) throw refuse({ type: 'less_than_equal', msg: `Maximum ${max} ${kind} allowed.` });
  return chosen;
}

function limitsOf(price: CatalogProduct['prices'][number]): { minimum: number; maximum: number | null } {
  if (price.amount_type === 'seat_based') {
    const { tiers, minimum_seats, maximum_seats } = price.seat_tiers;
    return {
      minimum: minimum_seats ?? tiers[0]?.min_seats ?? 1,
      maximum: maximum_seats ?? tiers.at(-1)?.max_seats ?? null,
    };
  }
  if (price.amount_type === 'unit_based')
    return {
      minimum: price.minimum_units ?? 1,
      maximum: price.maximum_units ?? price.tiers.tiers.at(-1)?.bound ?? null,
    };
  return { minimum: 1, maximum: null };
}
