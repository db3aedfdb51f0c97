import { type ReactElement, useState } from 'react';
import type { Subscription } from '../../contract/operations.gen.ts';
import { type UseQuickCheckout, useQuickCheckout } from '../../react/use-quick-checkout.ts';
import { useProductSearch } from '../../react/use-search.ts';
import { useSlice } from '../../react/use-slice.ts';
import { DiscountPicker } from '../discounts/discount-picker.tsx';
import { LateChangePlanDialog } from '../subscription-controls/subscription-dialogs.tsx';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { CrossIcon } from '../ui/icons.tsx';
import { KitRoot } from '../ui/kit-root.tsx';
import { Note, NoteLink } from '../ui/note.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Sum, SumLine } from '../ui/sum.tsx';
import { OfferSum } from './link-preview.tsx';
import { LinkReply } from './link-reply.tsx';
import { ProductPicker } from './product-picker.tsx';
import { useLinkText } from './use-link-text.ts';

/** Props of {@link QuickCheckoutDialog}. */
export interface QuickCheckoutDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Offers a sentence with the link for the reply. */
  onInsertReply?: ((text: string) => void) | undefined;
}

/**
 * A checkout for the customer at hand: one product, maybe a discount, and a link that is theirs alone. Whoever has a plan
 * already is offered to change it instead.
 *
 * @example
 * <QuickCheckoutDialog open={open} onOpenChange={setOpen} />
 */
export function QuickCheckoutDialog({ open, onOpenChange, onInsertReply }: QuickCheckoutDialogProps): ReactElement {
  const quick = useQuickCheckout();
  const who = useWho();
  const { w } = useLinkText();
  const [instead, setInstead] = useState<{ id: string; open: boolean } | null>(null);
  const change = (next: boolean) => {
    onOpenChange(next);
    if (!next) quick.reset();
  };
  const changePlan = ({ id }: Subscription) => {
    change(false);
    setInstead({ id, open: true });
  };
  return (
    <KitRoot>
      <Dialog
        open={open}
        onOpenChange={change}
        locked={quick.pending}
        title={who ? w.oneTitle(who) : w.oneTitlePlain}
        subtitle={quick.checkout ? undefined : w.oneHint}
      >
        {quick.checkout ? (
          <Ready quick={quick} close={() => change(false)} onInsertReply={onInsertReply} />
        ) : (
          <Choose quick={quick} who={who} close={() => change(false)} onChangePlan={changePlan} />
        )}
      </Dialog>
      {instead && (
        <LateChangePlanDialog
          subscriptionId={instead.id}
          open={instead.open}
          onOpenChange={(next) => setInstead({ ...instead, open: next })}
        />
      )}
    </KitRoot>
  );
}

function useWho(): string | null {
  const { data } = useSlice('customer.get', {});
  return data?.name || data?.billing_name || data?.email || null;
}

interface StepProps {
  quick: UseQuickCheckout;
  close: () => void;
}

function Choose({
  quick,
  who,
  close,
  onChangePlan,
}: StepProps & { who: string | null; onChangePlan: (owned: Subscription) => void }): ReactElement {
  const { product, pick, discount, setDiscount, owned, replaces, create, pending, error } = quick;
  const { t, w } = useLinkText();
  const plan = owned?.product?.name ?? t.subscription.plan;
  return (
    <>
      <DialogBody>
        <Field label={w.one}>{product ? <Picked quick={quick} /> : <Pick onPick={pick} />}</Field>
        {owned &&
          (replaces ? (
            <Note>{w.ownedFree(plan)}</Note>
          ) : (
            <Owned who={who} plan={plan} onChange={() => onChangePlan(owned)} />
          ))}
        {product && (
          <>
            <DiscountPicker discount={discount} onPick={pending ? null : setDiscount} aside={w.discountAside} />
            <OfferSum product={product} discount={discount} label={w.total} />
          </>
        )}
        {error && <ProblemNote alert error={error} />}
      </DialogBody>
      <DialogFooter>
        <Button size="md" disabled={pending} onClick={close}>
          {t.common.close}
        </Button>
        <Button size="md" look="primary" busy={pending} disabled={!create && !pending} onClick={() => void create?.()}>
          {w.open}
        </Button>
      </DialogFooter>
    </>
  );
}

function Owned({ who, plan, onChange }: { who: string | null; plan: string; onChange: () => void }): ReactElement {
  const { t, w } = useLinkText();
  return (
    <Note tone="warn">
      {w.owned(who ?? t.common.unnamed, plan)} <NoteLink onClick={onChange}>{w.changePlan}</NoteLink>
    </Note>
  );
}

function Pick({ onPick }: { onPick: UseQuickCheckout['pick'] }): ReactElement {
  const [query, setQuery] = useState('');
  const { w } = useLinkText();
  return (
    <ProductPicker
      query={query}
      onQuery={setQuery}
      search={useProductSearch(query)}
      placeholder={w.pick}
      onPick={onPick}
    />
  );
}

function Picked({ quick: { product, pick, pending } }: { quick: UseQuickCheckout }): ReactElement {
  const { w } = useLinkText();
  return (
    <div className="fl:flex fl:items-center fl:rounded-[calc(var(--floe-radius)+1px)] fl:border fl:border-line fl:py-1 fl:ps-2.75 fl:pe-1">
      <span className="fl:min-w-0 fl:grow fl:font-medium fl:wrap-anywhere">{product?.name}</span>
      <Button
        look="quiet"
        size="icon"
        disabled={pending}
        autoFocus // the field that had the focus is gone
        aria-label={w.remove(product?.name ?? '')}
        onClick={() => pick(null)}
      >
        <CrossIcon />
      </Button>
    </div>
  );
}

function Ready({
  quick: { checkout, product },
  close,
  onInsertReply,
}: StepProps & Pick<QuickCheckoutDialogProps, 'onInsertReply'>): ReactElement | null {
  const { t, w, date, money } = useLinkText();
  if (!checkout) return null;
  const { url, expires_at, currency, total_amount, tax_amount, trial_end } = checkout;
  const until = date(expires_at, 'moment');
  return (
    <>
      <DialogBody>
        <div role="status">
          <b>{w.oneReady(until)}</b>
        </div>
        <div className="fl:flex fl:items-start fl:gap-1 fl:rounded-[calc(var(--floe-radius)+2px)] fl:border fl:border-line2 fl:bg-sub fl:py-2 fl:ps-3 fl:pe-1.5">
          <code dir="ltr" className="fl:min-w-0 fl:grow fl:font-mono fl:text-xs fl:break-all">
            {url}
          </code>
          <CopyButton text={url} label={w.copy} done={w.copied} />
        </div>
        <Sum>
          <SumLine
            total
            label={product?.name ?? w.total}
            note={[trial_end && t.subscription.note.trial_ends(date(trial_end)), tax_amount === null && w.taxLater]
              .filter(Boolean)
              .join(' · ')}
          >
            {money(total_amount, currency)}
          </SumLine>
        </Sum>
      </DialogBody>
      <DialogFooter>
        <LinkReply text={w.replyOne(product?.name ?? '', url, until)} onInsertReply={onInsertReply} />
        <Button size="md" look="primary" autoFocus onClick={close}>
          {t.common.close}
        </Button>
      </DialogFooter>
    </>
  );
}
