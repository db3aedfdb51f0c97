import { type ComponentPropsWithoutRef, type KeyboardEvent, type ReactElement, type ReactNode, useId } from 'react';
import { minorFactor } from '../../domain/currency.ts';
import { currencySymbol, editableAmount } from '../../domain/money.ts';
import { parseMoney } from '../../domain/parse-money.ts';
import { useFloe } from '../../react/floe-context.ts';
import { useField } from './field.tsx';
import { useSlotClass } from './part.tsx';

/** Props of {@link MoneyInput}. */
export interface MoneyInputProps extends Omit<ComponentPropsWithoutRef<'input'>, 'value' | 'onChange' | 'type'> {
  currency: string;
  /** The text as typed; it is never rewritten under the cursor. */
  value: string;
  onChange: (text: string) => void;
  /** At the end side: "of 39.00". */
  after?: ReactNode;
}

/** An amount as typed, in any script, with comma or dot. Arrows step by one major unit; the wheel does nothing. */
export function MoneyInput({ currency, value, onChange, after, className, ...props }: MoneyInputProps): ReactElement {
  const { locale } = useFloe();
  const afterId = useId();
  const field = useField();
  const { symbol, leads } = currencySymbol(currency, { locale, display: 'narrow' });
  const step = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    const now = parseMoney(value, { currency, locale });
    if (by === 0 || (!now.ok && now.problem !== 'empty')) return;
    event.preventDefault();
    const amount = Math.max(0, (now.ok ? now.amount : 0) + by * minorFactor(currency));
    onChange(editableAmount({ amount, currency }, locale));
  };
  const looks = 'fl:control-frame fl:flex fl:h-(--floe-field) fl:items-center fl:gap-2 fl:px-2.75';
  const described = [field['aria-describedby'], after ? afterId : ''].filter(Boolean).join(' ');
  const sign = (
    <span aria-hidden="true" className="fl:text-faint">
      {symbol}
    </span>
  );
  return (
    <div data-slot="money-input" className={useSlotClass('money-input', looks, className)}>
      {leads && sign}
      <input
        inputMode={minorFactor(currency) === 1 ? 'numeric' : 'decimal'}
        autoComplete="off"
        {...field}
        {...props}
        {...(described ? { 'aria-describedby': described } : {})}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={step}
        className="fl:h-full fl:w-full fl:min-w-0 fl:grow fl:font-medium fl:focus-visible:outline-none"
      />
      {!leads && sign}
      {after && (
        <span id={afterId} className="fl:whitespace-nowrap fl:text-faint">
          {after}
        </span>
      )}
    </div>
  );
}
