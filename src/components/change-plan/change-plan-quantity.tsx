import type { ReactElement } from 'react';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { useText } from '../use-text.ts';
import { useChangePlanContext } from './change-plan-root.tsx';

/** How many seats or units the present plan is to have. Absent where it counts neither. */
export function ChangePlanQuantity(): ReactElement | null {
  const { quantity, setQuantity, picked, state } = useChangePlanContext();
  const { t } = useText();
  if (!quantity) return null;
  const { kind, now } = quantity;
  return (
    <Field label={t.plan[kind]} hint={kind === 'seats' && t.plan.seatsHint}>
      {/* Another plan takes them along as they are. */}
      <Input
        key={picked && !picked.current ? picked.product.id : ''}
        type="number"
        min={1}
        defaultValue={now}
        disabled={state === 'pending'}
        onChange={(event) => setQuantity(event.target.valueAsNumber)}
      />
    </Field>
  );
}
