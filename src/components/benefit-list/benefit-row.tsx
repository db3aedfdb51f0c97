import type { ReactElement } from 'react';
import type { BenefitGrant } from '../../contract/operations.gen.ts';
import { type BenefitStanding, benefitStanding } from '../../domain/benefit-standing.ts';
import { benefits } from '../../i18n/en/benefits.ts';
import { useFloe } from '../../react/floe-context.ts';
import { useViewerKind } from '../../react/use-viewer.ts';
import { Pill, type Tone } from '../ui/pill.tsx';
import { Row, RowEnd, RowMeta, RowTitle } from '../ui/row.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';
import { benefitFacts } from './benefit-facts.ts';
import { BenefitFiles } from './benefit-files.tsx';
import { Connect } from './connect.tsx';
import { SellerNote } from './seller-note.tsx';

const TONES: Readonly<Record<BenefitStanding, Tone>> = {
  granted: 'ok',
  invited: 'info',
  connect: 'warn',
  coming: 'none',
  stuck: 'bad',
  revoked: 'none',
};

/** One benefit: what it is, how it stands, and what there is to do. */
export function BenefitRow({ grant }: { grant: BenefitGrant }): ReactElement {
  const w = useWords('benefits', benefits);
  const { date } = useText();
  const { locale } = useFloe();
  const isCustomer = useViewerKind() === 'customer';
  const standing = benefitStanding(grant);
  const { benefit, member, error, revoked_at, granted_at, order_id } = grant;
  const facts = benefitFacts(grant, w, (n) => n.toLocaleString(locale));
  const note = benefit?.properties?.note;
  const isOver = standing === 'revoked';
  const when = isOver
    ? revoked_at && `${w.ended(date(revoked_at))}, ${order_id ? w.endedBy.order : w.endedBy.subscription}`
    : granted_at && w.since(date(granted_at));
  return (
    <Row data-slot="benefit" data-state={standing} data-type={benefit?.type}>
      <RowTitle>{benefit?.description}</RowTitle>
      <RowEnd>
        <Pill tone={TONES[standing]} state={standing}>
          {w.state[standing]}
        </Pill>
      </RowEnd>
      <div className="fl:col-span-full fl:grid fl:min-w-0 fl:gap-1">
        <RowMeta>
          <bdi>{[...facts, when].filter(Boolean).join(' · ')}</bdi>
          {member && <bdi> · {member.name ?? member.email}</bdi>}
        </RowMeta>
        {standing === 'stuck' && error && (
          <p className="fl:text-xs fl:text-bad fl:wrap-anywhere">{w.said(error.message)}</p>
        )}
        {!isOver && typeof note === 'string' && note !== '' && <SellerNote note={note} />}
        {isCustomer && standing === 'granted' && benefit?.type === 'downloadables' && (
          <BenefitFiles benefitId={benefit.id} />
        )}
        {isCustomer && (standing === 'connect' || standing === 'stuck') && (
          <Connect type={benefit?.type ?? ''} isStuck={standing === 'stuck'} />
        )}
      </div>
    </Row>
  );
}
