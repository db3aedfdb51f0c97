import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FloeError } from '../client/floe-error.ts';
import type { CheckoutLink, Discount, Product } from '../contract/operations.gen.ts';
import {
  type CheckoutLinkFields,
  type CheckoutLinkForm,
  checkoutLinkChanges,
  checkoutLinkForm,
  checkoutLinkProblems,
  EMPTY_LINK,
  type LinkProblem,
} from '../domain/checkout-link-form.ts';
import { type LinkWarning, linkWarnings } from '../domain/link-warnings.ts';
import { type SeatBounds, seatBounds } from '../domain/seat-bounds.ts';
import { type Floe, useFloe } from './floe-context.ts';
import { dropCheckoutLink, knownLinks, putCheckoutLink } from './put-checkout-link.ts';
import { type QueryStatus, queryState } from './query-state.ts';
import { type IntentState, useIntent } from './use-intent.ts';
import { useViewer } from './use-viewer.ts';

type Verb = 'checkoutLinks.create' | 'checkoutLinks.update' | 'checkoutLinks.delete';

/** What {@link useCheckoutLink} answers. A callback is null when it is not possible now. */
export interface UseCheckoutLink {
  /** Of the link itself; a new one is ready at once. */
  status: QueryStatus;
  /** Undefined for a new one, until it is saved. */
  link: CheckoutLink | undefined;
  /** `deleted`: it is gone, by this hand or another's. */
  phase: 'editing' | 'saving' | 'saved' | 'deleting' | 'deleted';
  form: CheckoutLinkForm;
  set: (change: Partial<CheckoutLinkForm>) => void;
  /** The products of the form, in order. */
  products: Product[];
  addProduct: ((product: Product) => void) | null;
  /** The form's discount; null where it has none, or one this viewer may not read. */
  discount: Discount | null;
  setDiscount: (discount: Discount | null) => void;
  /** Something would be sent. */
  dirty: boolean;
  /** What is wrong with a field, here or by the server. */
  problems: Partial<Record<keyof CheckoutLinkForm, LinkProblem | (string & {})>>;
  warnings: LinkWarning[];
  /** How many seats can be set; null where the products are not all sold by seats. */
  seats: SeatBounds | 'none' | null;
  /** Sends what differs; answers the link, undefined when that failed. */
  save: (() => Promise<CheckoutLink | undefined>) | null;
  /** Takes the link away for good. */
  remove: (() => Promise<boolean>) | null;
  /** Puts back what stands on the server. */
  discard: () => void;
  /** The viewer may not change links. */
  readOnly: boolean;
  action: { state: IntentState; name: Verb | null; error: FloeError | null };
  error: FloeError | null;
  refetch: () => void;
}

/**
 * One checkout link as a form: what it sells and how, what is wrong or odd, and only what differs is saved. Without an
 * id it is a new one.
 *
 * @example
 * const { form, set, save, problems } = useCheckoutLink(link.id);
 * <button disabled={!save} onClick={() => save?.()}>Save</button>
 */
export function useCheckoutLink(given?: string): UseCheckoutLink {
  const floe = useFloe();
  const { options, queryClient, now } = floe;
  const viewer = useViewer();
  const intent = useIntent<Verb>();
  const [made, setMade] = useState<string | null>(null);
  const id = given ?? made ?? '';
  const leaving = intent.name === 'checkoutLinks.delete' && ['pending', 'succeeded'].includes(intent.state);
  const query = queryState(
    useQuery(
      {
        ...options('checkoutLinks.get', { checkout_link_id: id }),
        enabled: id !== '' && !leaving, // what is being deleted is not read once more
        staleTime: 0, // a form starts from what is true, not from what was true a while ago
        placeholderData: () => knownLinks(floe).find((item) => item.id === id),
      },
      queryClient,
    ),
  );
  const link = query.data;
  // What stood there when editing began: a refresh meanwhile must not turn an untouched field into a wish.
  const [draft, setDraft] = useState<{ form: CheckoutLinkForm; base: CheckoutLink | undefined } | null>(null);
  const form = draft?.form ?? (link ? checkoutLinkForm(link) : EMPTY_LINK);
  const base = draft ? draft.base : link;
  const changes = checkoutLinkChanges(form, base);
  const picked = usePicked(link);
  const products = form.products.flatMap((product) => picked.products.get(product) ?? []);
  const discount = form.discount_id ? (picked.discounts.get(form.discount_id) ?? null) : null;
  const seats = seatBounds(products);
  const problems = checkoutLinkProblems(form, seats);
  const readOnly = viewer ? !viewer.permissions.includes('checkout_links:write') : false;
  const busy = intent.state === 'pending';
  const dirty = Object.keys(changes).length > 0;
  const deleted = intent.state === 'succeeded' && intent.name === 'checkoutLinks.delete';
  const gone = deleted || (intent.error ?? query.error)?.code === 'not_found';

  const set = (change: Partial<CheckoutLinkForm>) => {
    if (intent.state === 'succeeded' || intent.state === 'failed') intent.reset();
    setDraft({ form: { ...form, ...change }, base });
  };
  const save = async () => {
    const saved = await intent.run(...wishOf(id, form, changes));
    if (!saved || 'deleted' in saved) return;
    putCheckoutLink(floe, saved);
    setMade(saved.id);
    setDraft(null);
    return saved;
  };
  const remove = async () => {
    const done = await intent.run('checkoutLinks.delete', { checkout_link_id: id });
    if (done) dropCheckoutLink(floe, id);
    return Boolean(done);
  };
  const may = !readOnly && !busy && !gone;
  return {
    status: id === '' ? 'ready' : query.status,
    link,
    phase: gone ? 'deleted' : phaseOf(intent.state, intent.name, dirty),
    form,
    set,
    products,
    addProduct: readOnly
      ? null
      : (product) => {
          picked.keep(product);
          if (!form.products.includes(product.id)) set({ products: [...form.products, product.id] });
        },
    discount,
    setDiscount: (chosen) => {
      if (chosen) picked.keepDiscount(chosen);
      set({ discount_id: chosen?.id ?? null });
    },
    dirty,
    problems: { ...fieldProblems(intent.error), ...problems },
    warnings: linkWarnings(
      { label: form.label, products, discount, allowsCodes: form.allow_discount_codes },
      { labels: otherLabels(floe, id), currency: currencyOf(products), now: now() },
    ),
    seats,
    save: may && dirty && Object.keys(problems).length === 0 ? save : null,
    remove: may && id !== '' ? remove : null,
    discard: () => {
      intent.reset();
      setDraft(null);
    },
    readOnly,
    action: intent,
    error: query.error,
    refetch: query.refetch,
  };
}

/** Products and discounts that were chosen, or came with the link, by id. */
function usePicked(link: CheckoutLink | undefined) {
  const [chosen, choose] = useState<{ products: Product[]; discounts: Discount[] }>({ products: [], discounts: [] });
  const byId = <T extends { id: string }>(items: readonly T[]) => new Map(items.map((item) => [item.id, item]));
  return {
    products: byId([...chosen.products, ...(link?.products ?? [])]),
    discounts: byId([...chosen.discounts, ...(link?.discount ? [link.discount] : [])]),
    keep: (product: Product) => choose((now) => ({ ...now, products: [...now.products, product] })),
    keepDiscount: (discount: Discount) => choose((now) => ({ ...now, discounts: [...now.discounts, discount] })),
  };
}

function wishOf(
  id: string,
  { products }: CheckoutLinkForm,
  changes: Partial<CheckoutLinkFields>,
): Parameters<ReturnType<typeof useIntent<Verb>>['run']> {
  return id
    ? ['checkoutLinks.update', { ...changes, checkout_link_id: id }]
    : ['checkoutLinks.create', { ...changes, products }];
}

function phaseOf(state: IntentState, name: Verb | null, dirty: boolean): UseCheckoutLink['phase'] {
  if (state === 'pending') return name === 'checkoutLinks.delete' ? 'deleting' : 'saving';
  return state === 'succeeded' && !dirty ? 'saved' : 'editing';
}

/** What the server found, by field: `products.1` is said of the products. */
function fieldProblems(error: FloeError | null): Record<string, string> {
  return Object.fromEntries((error?.fields ?? []).map(({ path, code }) => [path.split('.')[0] ?? path, code]));
}

const otherLabels = (floe: Floe, id: string) => knownLinks(floe).flatMap((link) => (link.id === id ? [] : link.label));

/** The currency of the first product's first price: what a preview is told in. */
export function currencyOf(products: readonly Product[]): string | undefined {
  return products[0]?.prices?.find(({ is_archived }) => !is_archived)?.price_currency;
}
