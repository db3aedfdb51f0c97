import type { BenefitGrant } from '../contract/operations.gen.ts';
import { eachBenefitOnce } from '../domain/benefit-standing.ts';
import { type UsePages, usePages } from './use-pages.ts';

/**
 * What a customer has been granted, each benefit once for each person; page by page where there is much.
 *
 * @example
 * const { items, more } = useBenefits();
 */
export function useBenefits(): UsePages<BenefitGrant> {
  const pages = usePages<BenefitGrant>('benefits.grants', {});
  return { ...pages, items: eachBenefitOnce(pages.items) };
}
