import { type ReactElement, useId } from 'react';
import type { PlanChoice } from '../../react/plan-choices.ts';
import { PriceText } from '../subscription-controls/price-text.tsx';
import { cx } from '../ui/cx.ts';
import { useSlotClass } from '../ui/part.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useText } from '../use-text.ts';
import { useChangePlanContext } from './change-plan-root.tsx';

const FRAME = 'fl:plan-choice';

/** The plans one can change to, the present one among them. */
export function ChangePlanChoices(): ReactElement {
  const { choices, status, error, refetch, state, quantity } = useChangePlanContext();
  const { t } = useText();
  const name = useId();
  const looks = 'fl:plan-choices';
  const className = useSlotClass('change-plan-choices', looks, undefined);
  if (status === 'loading') return <LoadingChoices className={className} />;
  const none = choices.every((choice) => choice.blocked);
  // The present plan is known without the list, so that one plan is there proves nothing.
  if (none && error) return <ProblemNote error={error} status={status} retry={refetch} />;
  if (none && !quantity) return <p className="fl:text-mute">{t.plan.none}</p>;
  return (
    <div role="radiogroup" aria-label={t.plan.choose} data-slot="change-plan-choices" className={className}>
      {choices.map((choice) => (
        <Choice key={choice.product.id} name={name} choice={choice} locked={state === 'pending'} />
      ))}
    </div>
  );
}

function Choice({ name, choice, locked }: { name: string; choice: PlanChoice; locked: boolean }): ReactElement {
  const { picked, pick, subscription } = useChangePlanContext();
  const { t } = useText();
  const { product, price, blocked } = choice;
  const on = picked?.product.id === product.id;
  const aside =
    blocked === 'current'
      ? t.plan.current
      : blocked
        ? t.plan.otherCurrency(subscription?.currency.toUpperCase() ?? '')
        : wayOf(choice, t.plan);
  return (
    <label
      data-slot="change-plan-choice"
      data-state={blocked ? 'blocked' : on ? 'picked' : 'open'}
      className={cx(FRAME, 'fl:plan-choice-focus', on && 'fl:bg-acc-soft', blocked ? 'fl:bg-sub' : 'fl:cursor-pointer')}
    >
      <input
        type="radio"
        name={name}
        value={product.id}
        checked={on}
        disabled={Boolean(blocked) || locked}
        onChange={() => pick(product.id)}
        className="fl:radio"
      />
      <span className="fl:min-w-0 fl:grow">
        <span className="fl:font-medium fl:wrap-anywhere">{product.name}</span>
        {aside && <small className="fl:block fl:text-xs fl:text-mute">{aside}</small>}
      </span>
      {price ? (
        <PriceText {...price} />
      ) : (
        blocked === 'current' &&
        subscription && (
          <PriceText
            amount={subscription.amount}
            currency={subscription.currency}
            interval={subscription.recurring_interval}
          />
        )
      )}
    </label>
  );
}

/** Said only between plans of one interval: "Downgrade" is a strange word for paying a year ahead. */
function wayOf(
  { direction, intervalChanges }: PlanChoice,
  words: { upgrade: string; downgrade: string },
): string | null {
  return !intervalChanges && (direction === 'upgrade' || direction === 'downgrade') ? words[direction] : null;
}

function LoadingChoices({ className }: { className: string | undefined }): ReactElement {
  const { t } = useText();
  return (
    <div
      role="status"
      aria-label={t.common.loading}
      data-slot="change-plan-choices"
      data-state="loading"
      className={className}
    >
      {[0, 1, 2].map((line) => (
        <div key={line} className={cx(FRAME, 'fl:h-13 fl:justify-between')}>
          <Skeleton width={16} />
          <Skeleton width={10} />
        </div>
      ))}
    </div>
  );
}
