import type { ReactElement } from 'react';
import type { Product } from '../../contract/operations.gen.ts';
import type { UseSearch } from '../../react/use-search.ts';
import { PriceText } from '../subscription-controls/price-text.tsx';
import { Picker } from '../ui/picker.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { listPrice } from './link-words.ts';
import { useLinkText } from './use-link-text.ts';

/** Props of {@link ProductPicker}. */
export interface ProductPickerProps {
  query: string;
  onQuery: (query: string) => void;
  search: UseSearch<Product>;
  onPick: (product: Product) => void;
  /** Left out of the list. */
  taken?: readonly string[] | undefined;
  placeholder: string;
}

/** Finds a product by its name. */
export function ProductPicker({ search, onPick, taken = [], ...field }: ProductPickerProps): ReactElement {
  const { w } = useLinkText();
  const { items, status, error, refetch } = search;
  const left = items.filter(({ id }) => !taken.includes(id));
  return (
    <Picker
      {...field}
      loading={status === 'loading'}
      options={left.map((product) => {
        const price = listPrice(product);
        return { id: product.id, label: product.name, end: price && <PriceText {...price} /> };
      })}
      onPick={(id) => {
        const product = left.find((one) => one.id === id);
        if (product) onPick(product);
      }}
    >
      {error ? (
        <ProblemNote error={error} status={status} retry={refetch} />
      ) : (
        <p className="fl:text-sm fl:text-mute">{w.noProduct}</p>
      )}
    </Picker>
  );
}
