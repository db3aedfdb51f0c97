import type { ReactElement } from 'react';
import { orderSearch } from '../../i18n/en/order-search.ts';
import type { OrderFilter, UseOrderSearch } from '../../react/use-order-search.ts';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { part } from '../ui/part.tsx';
import { Select } from '../ui/select.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';

const Bar = part('search', 'order-filters', 'fl:filter-bar');

/** By number, days, state, reason and product. */
export function OrderFilters({ search }: { search: UseOrderSearch }): ReactElement {
  const { filter, setFilter, products } = search;
  const w = useWords('orderSearch', orderSearch);
  const { t } = useText();
  const field = (name: keyof OrderFilter) => ({
    value: filter[name],
    onChange: ({ target }: { target: { value: string } }) => setFilter({ [name]: target.value }),
  });
  const choices: [keyof OrderFilter, string, [string, string][]][] = [
    ['status', t.order.status, Object.entries(t.order.state)],
    ['reason', w.reason, Object.entries(t.invoice.reasons)],
    ['product', w.product, products],
  ];
  return (
    <Bar aria-label={w.filters}>
      <Field label={w.number}>
        <Input type="search" autoComplete="off" {...field('number')} />
      </Field>
      {(['from', 'to'] as const).map((name) => (
        <Field key={name} label={w[name]}>
          <Input type="date" {...field(name)} />
        </Field>
      ))}
      {choices.map(([name, label, options]) => (
        <Field key={name} label={label}>
          <Select {...field(name)}>
            <option value="">{w.all}</option>
            {options.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </Select>
        </Field>
      ))}
    </Bar>
  );
}
