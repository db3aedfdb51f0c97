import type { ReactElement } from 'react';
import { lineLabel } from '../../domain/line-label.ts';
import { useText } from '../use-text.ts';

/** What a line of a bill is about; Polar's own words on pointing at it. */
export function LineLabel({ label }: { label: string }): ReactElement {
  const { t } = useText();
  const { name, remaining } = lineLabel(label);
  return <span title={label}>{remaining ? t.plan.unused(name) : name}</span>;
}
