import type { ReactElement } from 'react';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { useText } from '../use-text.ts';
import { useChangePlanContext } from './change-plan-root.tsx';

/** How many seats the present plan is to have. Absent where it is not sold by seats. */
export function ChangePlanSeats(): ReactElement | null {
  const { seats, setSeats, picked, state } = useChangePlanContext();
  const { t } = useText();
  if (seats === null) return null;
  return (
    <Field label={t.plan.seats} hint={t.plan.seatsHint}>
      {/* Another plan takes the seats along as they are. */}
      <Input
        key={picked && !picked.current ? picked.product.id : ''}
        type="number"
        min={1}
        defaultValue={seats}
        disabled={state === 'pending'}
        onChange={(event) => setSeats(event.target.valueAsNumber)}
      />
    </Field>
  );
}
