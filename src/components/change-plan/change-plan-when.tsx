import type { ReactElement } from 'react';
import type { Proration } from '../../react/change-preview.ts';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { useText } from '../use-text.ts';
import { useChangePlanContext } from './change-plan-root.tsx';

/** What an agent can choose from. `reset` needs a switch of Polar's that no API shows, so it is not offered here. */
const OFFERED = ['invoice', 'prorate', 'next_period'] as const satisfies Proration[];

/** When it is charged. Customers take what the organization has set. */
export function ChangePlanWhen(): ReactElement | null {
  const { proration, setProration, picked, state } = useChangePlanContext();
  const { t } = useText();
  if (!setProration || !picked) return null;
  return (
    <Field label={t.plan.when}>
      <Select
        value={proration ?? ''}
        disabled={state === 'pending'}
        onChange={(event) => setProration(OFFERED.find((value) => value === event.target.value) ?? null)}
      >
        <option value="">{t.plan.byDefault}</option>
        {OFFERED.map((value) => (
          <option key={value} value={value}>
            {t.plan.proration[value]}
          </option>
        ))}
      </Select>
    </Field>
  );
}
