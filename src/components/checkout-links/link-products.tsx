import { type ReactElement, useState } from 'react';
import type { Product } from '../../contract/operations.gen.ts';
import { useProductSearch } from '../../react/use-search.ts';
import { PriceText } from '../subscription-controls/price-text.tsx';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { Field } from '../ui/field.tsx';
import { ChevronIcon, CrossIcon } from '../ui/icons.tsx';
import { part } from '../ui/part.tsx';
import { useCheckoutLinkContext } from './checkout-link-root.tsx';
import { listPrice, problemWords } from './link-words.ts';
import { ProductPicker } from './product-picker.tsx';
import { useLinkText } from './use-link-text.ts';

const List = part(
  'ul',
  'link-products',
  'fl:mb-1.5 fl:rounded-[calc(var(--floe-radius)+1px)] fl:border fl:border-line fl:empty:hidden',
);

/** What the link sells, in order, and a field to add to it. */
export function LinkProducts(): ReactElement {
  const { products, form, set, addProduct, problems } = useCheckoutLinkContext();
  const { w } = useLinkText();
  const problem = form.products.length > 0 ? problems.products : undefined;
  const move = (from: number, to: number) => {
    const order = form.products.filter((_, at) => at !== from);
    order.splice(to, 0, ...form.products.slice(from, from + 1));
    set({ products: order });
  };
  return (
    <Field
      label={products.length > 0 ? w.products : w.addFirst}
      hint={products.length > 1 ? w.productsHint : undefined}
      error={problem && problemWords(problem, w.problem)}
    >
      <List aria-label={w.products}>
        {products.map((product, at) => (
          <PickedProduct
            key={product.id}
            product={product}
            up={at > 0 ? () => move(at, at - 1) : null}
            down={at < products.length - 1 ? () => move(at, at + 1) : null}
            sorts={addProduct !== null && products.length > 1}
            remove={addProduct && (() => set({ products: form.products.filter((id) => id !== product.id) }))}
          />
        ))}
      </List>
      {addProduct && <AddProduct add={addProduct} taken={form.products} />}
    </Field>
  );
}

interface PickedProductProps {
  product: Product;
  up: (() => void) | null;
  down: (() => void) | null;
  sorts: boolean;
  remove: (() => void) | null;
}

function PickedProduct({ product, up, down, sorts, remove }: PickedProductProps): ReactElement {
  const { w } = useLinkText();
  const price = listPrice(product);
  return (
    <li className="fl:flex fl:items-center fl:gap-1 fl:py-1.25 fl:ps-2.75 fl:pe-1 fl:not-first:border-t fl:not-first:border-line2">
      <span className="fl:min-w-0 fl:grow fl:font-medium fl:wrap-anywhere">
        {product.name} {product.is_archived && <Chip>{w.archived}</Chip>}
      </span>
      {price && <PriceText {...price} />}
      <span className="fl:flex fl:shrink-0 fl:ps-1">
        {sorts && (
          <>
            <Move label={w.up(product.name)} move={up} turned />
            <Move label={w.down(product.name)} move={down} />
          </>
        )}
        {remove && (
          <Button
            look="quiet"
            size="icon"
            aria-label={w.remove(product.name)}
            title={w.remove(product.name)}
            onClick={remove}
          >
            <CrossIcon />
          </Button>
        )}
      </span>
    </li>
  );
}

/** Stays where it is at either end, or the press that led there would take the focus with it. */
function Move(props: { label: string; move: (() => void) | null; turned?: boolean }): ReactElement {
  const { label, move, turned = false } = props;
  return (
    <Button
      look="quiet"
      size="icon"
      aria-label={label}
      title={label}
      aria-disabled={!move || undefined}
      className={move ? undefined : 'fl:opacity-40'}
      onClick={move ?? undefined}
    >
      <span className={turned ? 'fl:rotate-180' : undefined}>
        <ChevronIcon />
      </span>
    </Button>
  );
}

function AddProduct({ add, taken }: { add: (product: Product) => void; taken: readonly string[] }): ReactElement {
  const [query, setQuery] = useState('');
  const search = useProductSearch(query);
  const { w } = useLinkText();
  return (
    <ProductPicker
      query={query}
      onQuery={setQuery}
      search={search}
      taken={taken}
      placeholder={w.addProduct}
      onPick={(product) => {
        setQuery('');
        add(product);
      }}
    />
  );
}
