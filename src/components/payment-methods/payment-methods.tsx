import type { ReactElement } from 'react';
import { cardEnding } from '../../domain/payment-methods.ts';
import { useFloe } from '../../react/floe-context.ts';
import { usePaymentMethods } from '../../react/use-payment-methods.ts';
import { CardSection } from '../ui/card-section.tsx';
import { Chip } from '../ui/chip.tsx';
import { Pill } from '../ui/pill.tsx';
import { Row, RowEnd, Rows, RowTitle } from '../ui/row.tsx';
import { useText } from '../use-text.ts';
import { cardEnd, cardName } from './card-words.ts';

/**
 * Saved cards: which one is charged, and until when each is good. Nothing where there are none.
 *
 * @example
 * <Panel.Root>
 *   <Panel.PaymentMethods />
 * </Panel.Root>
 */
export function PaymentMethods(): ReactElement | null {
  const { methods, ...state } = usePaymentMethods();
  const { now } = useFloe();
  const text = useText();
  const { t } = text;
  return (
    <CardSection slot="payment-methods" title={t.panel.methods} state={state} empty={methods.length === 0}>
      <Rows className="fl:-mb-1.5">
        {methods.map((card) => {
          const end = cardEnd(card, now(), text);
          return (
            <Row key={card.id} data-slot="payment-method" data-state={cardEnding(card, now()) ?? 'good'}>
              <RowTitle>
                {cardName(card, text)} {card.is_default && methods.length > 1 && <Chip>{t.panel.usual}</Chip>}
              </RowTitle>
              <RowEnd>{cardEnding(card, now()) ? <Pill tone="warn">{end}</Pill> : end}</RowEnd>
            </Row>
          );
        })}
      </Rows>
    </CardSection>
  );
}
