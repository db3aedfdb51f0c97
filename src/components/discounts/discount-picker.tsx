import { type ReactElement, useState } from 'react';
import type { Discount } from '../../contract/operations.gen.ts';
import { useDiscountSearch } from '../../react/use-search.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { CrossIcon } from '../ui/icons.tsx';
import { Picker } from '../ui/picker.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useDiscountWords } from './use-discount-words.ts';

/** Props of {@link DiscountPicker}. */
export interface DiscountPickerProps {
  discount: Discount | null;
  onPick: ((discount: Discount | null) => void) | null;
  /** A discount is set that this viewer cannot read. */
  unknown?: boolean | undefined;
  error?: string | undefined;
  /** Beside the label: when it counts. */
  aside?: string | undefined;
}

/** One discount, found by name or code; not there for those who may not see discounts. */
export function DiscountPicker({
  discount,
  onPick,
  unknown = false,
  error: wrong,
  aside,
}: DiscountPickerProps): ReactElement | null {
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(false);
  const { items, status, error, refetch } = useDiscountSearch(query);
  const w = useDiscountWords();
  if (status === 'forbidden' && !discount && !unknown) return null;
  if (discount || unknown) {
    return (
      <Field label={w.title} aside={aside} error={wrong}>
        <div
          data-slot="picked-discount"
          className="fl:flex fl:items-center fl:gap-2 fl:rounded-[calc(var(--floe-radius)+1px)] fl:border fl:border-line fl:py-1 fl:ps-2.75 fl:pe-1"
        >
          <span className="fl:min-w-0 fl:grow">
            <span className="fl:block fl:font-medium fl:wrap-anywhere">{discount?.name ?? w.title}</span>
            {discount && <span className="fl:block fl:text-xs fl:text-mute">{aboutDiscount(discount)}</span>}
          </span>
          {onPick && (
            <Button
              look="quiet"
              size="icon"
              autoFocus={chosen} // the field that had the focus is gone
              aria-label={w.remove(discount?.name ?? w.title)}
              onClick={() => onPick(null)}
            >
              <CrossIcon />
            </Button>
          )}
        </div>
      </Field>
    );
  }
  return (
    <Field label={w.title} aside={aside} error={wrong}>
      <Picker
        query={query}
        onQuery={setQuery}
        placeholder={w.find}
        disabled={!onPick}
        loading={status === 'loading'}
        options={items.map((one) => ({ id: one.id, label: one.name, meta: aboutDiscount(one) }))}
        onPick={(id) => {
          setQuery('');
          setChosen(true);
          onPick?.(items.find((one) => one.id === id) ?? null);
        }}
      >
        {error ? (
          <ProblemNote error={error} status={status} retry={refetch} />
        ) : (
          <p className="fl:text-sm fl:text-mute">{w.none}</p>
        )}
      </Picker>
    </Field>
  );

  function aboutDiscount(one: Discount): string {
    return [one.code, w.about(one)].filter(Boolean).join(' · ');
  }
}
