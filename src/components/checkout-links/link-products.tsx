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
            up={addProduct && at > 0 ? () => move(at, at - 1) : null}
            down={addProduct && at < products.length - 1 ? () => move(at, at + 1) : null}
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
  remove: (() => void) | null;
}

function PickedProduct({ product, up, down, remove }: PickedProductProps): ReactElement {
  const { w } = useLinkText();
  const price = listPrice(product);
  return (
    <li className="fl:flex fl:items-center fl:gap-1 fl:py-1.25 fl:ps-2.75 fl:pe-1 fl:not-first:border-t fl:not-first:border-line2">
      <span className="fl:min-w-0 fl:grow fl:font-medium fl:wrap-anywhere">
        {product.name} {product.is_archived && <Chip>{w.archived}</Chip>}
      </span>
      {price && <PriceText {...price} />}
      <span className="fl:flex fl:shrink-0 fl:ps-1">
        {up && (
          <Button look="quiet" size="icon" aria-label={w.up(product.name)} title={w.up(product.name)} onClick={up}>
            <span className="fl:rotate-180">
              <ChevronIcon />
            </span>
          </Button>
        )}
        {down && (
          <Button
            look="quiet"
            size="icon"
            aria-label={w.down(product.name)}
            title={w.down(product.name)}
            onClick={down}
          >
            <ChevronIcon />
          </Button>
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
