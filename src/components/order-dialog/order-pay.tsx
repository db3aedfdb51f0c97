import { type ReactElement, useId } from 'react';
import { useFloe } from '../../react/floe-context.ts';
import { type UsePay, usePay } from '../../react/use-pay.ts';
import { PanelPay } from '../customer-panel/panel-pay.tsx';
import { cardEnd, cardName } from '../payment-methods/card-words.ts';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useText } from '../use-text.ts';

/** Pays an open order with a saved card: choosing one charges nothing, the press names the amount. */
export function OrderPay({ orderId }: { orderId: string }): ReactElement {
  const pay = usePay(orderId);
  const { t, money } = useText();
  const { phase, order, methods, due } = pay;
  const amount = order ? money(due, order.currency) : '';
  const over = phase === 'paid' || phase === 'processing' || phase === 'action' || phase === 'elsewhere';
  const stuck = phase === 'stopped' || (phase !== 'loading' && methods.length === 0 && !over);
  return (
    <section data-slot="order-pay" data-state={phase} className="fl:grid fl:gap-2.5">
      {phase === 'loading' && !pay.error && <Skeleton width={24} />}
      {!over && !stuck && phase !== 'loading' && <Methods pay={pay} />}
      <Outcome pay={pay} amount={amount} />
      {stuck && (!pay.error || phase === 'stopped') && <Note>{methods.length === 0 ? t.pay.none : t.pay.stopped}</Note>}
      {stuck ? (
        <div className="fl:flex fl:flex-wrap fl:gap-2">
          <PanelPay />
        </div>
      ) : (
        !over &&
        phase !== 'loading' && (
          <Button
            size="md"
            look="primary"
            className="fl:justify-self-end"
            busy={phase === 'paying'}
            disabled={!pay.pay && phase !== 'paying'}
            onClick={() => void pay.pay?.()}
          >
            {t.pay.submit(amount)}
          </Button>
        )
      )}
    </section>
  );
}

function Methods({ pay: { methods, method, choose, phase } }: { pay: UsePay }): ReactElement {
  const text = useText();
  const { now } = useFloe();
  const name = useId();
  return (
    <fieldset disabled={phase === 'paying'} className="fl:grid fl:gap-1.5">
      <legend className="fl:mb-1 fl:text-sm fl:font-medium">{text.t.pay.with}</legend>
      {methods.map((card) => (
        <label
          key={card.id}
          data-slot="pay-method"
          data-state={card.id === method ? 'on' : 'off'}
          className="fl:pay-method"
        >
          <input
            type="radio"
            name={name}
            checked={card.id === method}
            onChange={() => choose(card.id)}
            className="fl:accent-(--floe-accent) fl:focus-visible:outline-none"
          />
          <span className="fl:grow fl:font-medium">{cardName(card, text)}</span>
          <span className="fl:text-xs fl:text-mute">{cardEnd(card, now(), text)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** What became of the press. */
function Outcome({
  pay: { phase, reason, error, refetch },
  amount,
}: {
  pay: UsePay;
  amount: string;
}): ReactElement | null {
  const { t } = useText();
  if (phase === 'paid')
    return (
      <Note tone="ok" alert>
        {t.pay.paid(amount)}
      </Note>
    );
  if (phase === 'processing' || phase === 'action' || phase === 'elsewhere' || phase === 'lost')
    return (
      <Note tone="warn" alert>
        {t.pay[phase]}
      </Note>
    );
  if (phase === 'failed' && reason)
    return (
      <Note tone="bad" alert>
        {t.pay.failed[reason]}
      </Note>
    );
  if (error?.code === 'changed_elsewhere')
    return (
      <Note tone="warn" alert>
        {t.pay.moved(amount)}
      </Note>
    );
  if (error?.state.reason === 'too_many_attempts')
    return (
      <Note tone="warn" alert>
        {t.pay.tooMany}
      </Note>
    );
  return error && phase !== 'stopped' ? <ProblemNote alert error={error} retry={refetch} /> : null;
}
