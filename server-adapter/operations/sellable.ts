import type { FieldProblem } from '../../src/contract/errors.ts';
import type { Output } from '../../src/contract/types.ts';
import { FloeProblem } from '../engine/problem.ts';
import type { Context } from './handler.ts';
import { find } from './upstream.ts';

type Product = Output<'products.list'>[number];

/** Refuses products that this connection's catalogue does not sell, each by its place in the list. */
export async function assertSellable(context: Context, ids: readonly string[]): Promise<void> {
  const found = await Promise.all(ids.map((id) => product(context, id)));
  const errors = found.flatMap((one, index) => {
    const wrong = ids.indexOf(ids[index] ?? '') < index ? DUPLICATE : whyNot(one);
    return wrong ? [{ path: `products.${index}`, ...wrong }] : [];
  });
  if (errors.length > 0) throw new FloeProblem('invalid_input', { errors });
}

function product(context: Context, id: string): Promise<Product | null> {
  return find<Product>(context.merchant, context, { path: `/v1/products/${encodeURIComponent(id)}` });
}

type Wrong = Omit<FieldProblem, 'path'>;

const DUPLICATE: Wrong = { code: 'duplicate', message: 'This product is in the list already.' };

function whyNot(one: Product | null): Wrong | null {
  if (!one) return { code: 'unknown', message: 'There is no such product.' };
  if (one.is_archived) return { code: 'archived', message: 'This product is archived.' };
  return one.visibility === 'draft' ? { code: 'draft', message: 'This product is a draft.' } : null;
}
