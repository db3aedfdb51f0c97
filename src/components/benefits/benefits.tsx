import type { ReactElement } from 'react';
import type { BenefitGrant } from '../../contract/operations.gen.ts';
import { useSlice } from '../../react/use-slice.ts';
import { CardSection } from '../ui/card-section.tsx';
import { Pill, type Tone } from '../ui/pill.tsx';
import { Row, RowEnd, Rows, RowTitle } from '../ui/row.tsx';
import { useText } from '../use-text.ts';

/** Keys and credits have places of their own. */
const ELSEWHERE = ['license_keys', 'meter_credit'];
const TONES = { coming: 'none', stuck: 'warn', off: 'none' } as const satisfies Record<string, Tone>;

/**
 * What a customer's purchases include, each thing once, and whether it is there yet.
 *
 * @example
 * <Panel.Root>
 *   <Panel.Benefits />
 * </Panel.Root>
 */
export function Benefits(): ReactElement | null {
  const { data, ...state } = useSlice('benefits.grants', {});
  const { t } = useText();
  const grants = eachOnce(data?.items ?? []);
  return (
    <CardSection slot="benefits" title={t.benefit.title} state={state} empty={grants.length === 0}>
      <Rows className="fl:-mb-1.5">
        {grants.map((grant) => {
          const is = stateOf(grant);
          return (
            <Row key={grant.id} data-slot="benefit" data-state={is ?? 'granted'}>
              <RowTitle>{grant.benefit?.description}</RowTitle>
              <RowEnd>{is && <Pill tone={TONES[is]}>{t.benefit[is]}</Pill>}</RowEnd>
            </Row>
          );
        })}
      </Rows>
    </CardSection>
  );
}

function stateOf({ is_granted, is_revoked, error }: BenefitGrant): keyof typeof TONES | null {
  if (is_granted) return null;
  return error ? 'stuck' : is_revoked ? 'off' : 'coming';
}

/** Two products may give the same thing; it is there when one of them does. */
function eachOnce(grants: readonly BenefitGrant[]): BenefitGrant[] {
  const shown = grants.filter(({ benefit }) => benefit && !ELSEWHERE.includes(benefit.type));
  const given = [...shown].sort((a, b) => Number(a.is_granted) - Number(b.is_granted)); // the last one stays
  return [...new Map(given.map((grant) => [grant.benefit_id, grant])).values()];
}
