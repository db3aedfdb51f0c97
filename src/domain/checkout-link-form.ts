import { type PageAddressProblem, pageAddressProblem } from './page-address.ts';
import type { SeatBounds } from './seat-bounds.ts';

/** What Polar keeps of a link, as far as it can be set. */
export interface CheckoutLinkFields {
  products: string[];
  label: string | null;
  discount_id: string | null;
  allow_discount_codes: boolean;
  require_billing_address: boolean;
  seats: number | null;
  trial_interval: TrialUnit | null;
  trial_interval_count: number | null;
  success_url: string | null;
  return_url: string | null;
  metadata: Record<string, string | number | boolean>;
}

export type TrialUnit = 'day' | 'week' | 'month' | 'year';

/** A link as it stands in a form: numbers as text, empty = not set. */
export interface CheckoutLinkForm {
  products: string[];
  label: string;
  discount_id: string | null;
  allow_discount_codes: boolean;
  require_billing_address: boolean;
  seats: string;
  trial_interval: TrialUnit;
  trial_interval_count: string;
  success_url: string;
  return_url: string;
  metadata: { key: string; value: string }[];
}

/** What a form is made from. */
export interface EditableLink extends Omit<CheckoutLinkFields, 'products' | 'metadata' | 'trial_interval'> {
  products: readonly { id: string }[];
  trial_interval: string | null;
  metadata?: Record<string, string | number | boolean> | undefined;
}

type NumberProblem = 'not_a_number' | 'too_small' | 'too_large';
/** What is wrong with a field. */
export type LinkProblem =
  | 'needs_one'
  | 'too_many'
  | 'too_long'
  | 'no_overlap'
  | 'key_missing'
  | 'value_missing'
  | 'key_twice'
  | NumberProblem
  | PageAddressProblem;
export type LinkProblems = Partial<Record<keyof CheckoutLinkForm, LinkProblem>>;

const UNITS: readonly TrialUnit[] = ['day', 'week', 'month', 'year'];

/** A new link: one may type a code, and no address is asked for, as Polar has it. */
export const EMPTY_LINK: CheckoutLinkForm = {
  products: [],
  label: '',
  discount_id: null,
  allow_discount_codes: true,
  require_billing_address: false,
  seats: '',
  trial_interval: 'day',
  trial_interval_count: '',
  success_url: '',
  return_url: '',
  metadata: [],
};

/** The form of a link. */
export function checkoutLinkForm(link: EditableLink): CheckoutLinkForm {
  return {
    products: link.products.map(({ id }) => id),
    label: link.label ?? '',
    discount_id: link.discount_id,
    allow_discount_codes: link.allow_discount_codes,
    require_billing_address: link.require_billing_address,
    seats: link.seats === null ? '' : String(link.seats),
    trial_interval: UNITS.find((unit) => unit === link.trial_interval) ?? 'day',
    trial_interval_count: link.trial_interval_count === null ? '' : String(link.trial_interval_count),
    success_url: link.success_url ?? '',
    return_url: link.return_url ?? '',
    metadata: Object.entries(link.metadata ?? {}).map(([key, value]) => ({ key, value: String(value) })),
  };
}

/** What Polar is told by a form; a metadata entry whose text did not change keeps its type, as 1 is not "1". */
function fieldsOf(form: CheckoutLinkForm, kept: EditableLink['metadata'] = {}): CheckoutLinkFields {
  const trial = form.trial_interval_count.trim();
  const text = (value: string) => value.trim() || null;
  const entry = ({ key, value }: { key: string; value: string }): [string, string | number | boolean] => {
    const before = Object.hasOwn(kept, key) ? kept[key] : undefined;
    return [key.trim(), before !== undefined && String(before) === value ? before : value];
  };
  return {
    products: form.products,
    label: text(form.label),
    discount_id: form.discount_id,
    allow_discount_codes: form.allow_discount_codes,
    require_billing_address: form.require_billing_address,
    seats: form.seats.trim() === '' ? null : Number(form.seats),
    trial_interval: trial === '' ? null : form.trial_interval,
    trial_interval_count: trial === '' ? null : Number(trial),
    success_url: text(form.success_url),
    return_url: text(form.return_url),
    metadata: Object.fromEntries(filled(form.metadata).map(entry)),
  };
}

/**
 * Only what a form changes of a link, or, without one, of a link with nothing set: Polar takes whatever is sent for a
 * wish, so sending a field back could undo what someone else has set.
 *
 * @example
 * checkoutLinkChanges({ ...checkoutLinkForm(link), label: 'Spring' }, link); // { label: 'Spring' }
 */
export function checkoutLinkChanges(form: CheckoutLinkForm, link?: EditableLink): Partial<CheckoutLinkFields> {
  const now = fieldsOf(form, link?.metadata);
  const before = fieldsOf(link ? checkoutLinkForm(link) : EMPTY_LINK, link?.metadata);
  const said = (value: unknown) =>
    JSON.stringify(value && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value).sort() : value);
  const changed = Object.entries(now).filter(
    ([field, value]) => said(value) !== said(before[field as keyof CheckoutLinkFields]),
  );
  return Object.fromEntries(changed);
}

/** What stands in the way of saving a form, by field. */
export function checkoutLinkProblems(form: CheckoutLinkForm, seats: SeatBounds | 'none' | null): LinkProblems {
  const page = (text: string, placeholder: boolean) =>
    text.trim() === '' ? undefined : (pageAddressProblem(text.trim(), { placeholder }) ?? undefined);
  const { least, most } = seats && seats !== 'none' ? seats : { least: 1, most: null };
  const found: LinkProblems = {
    products: form.products.length === 0 ? 'needs_one' : form.products.length > 50 ? 'too_many' : undefined,
    label: form.label.trim().length > 200 ? 'too_long' : undefined,
    seats: form.seats.trim() && seats === 'none' ? 'no_overlap' : countProblem(form.seats, least, most ?? 10_000),
    trial_interval_count: countProblem(form.trial_interval_count, 1, 1000),
    success_url: page(form.success_url, true),
    return_url: page(form.return_url, false),
    metadata: metadataProblem(filled(form.metadata)),
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem));
}

/** An entry that was added and not begun says nothing yet. */
const filled = (entries: CheckoutLinkForm['metadata']) => entries.filter(({ key, value }) => key.trim() || value);

function countProblem(text: string, least: number, most: number): NumberProblem | undefined {
  const plain = text.trim();
  if (plain === '') return;
  if (!/^\d+$/.test(plain)) return 'not_a_number';
  return Number(plain) < least ? 'too_small' : Number(plain) > most ? 'too_large' : undefined;
}

function metadataProblem(entries: CheckoutLinkForm['metadata']): LinkProblem | undefined {
  if (entries.length > 50) return 'too_many';
  const keys = entries.map(({ key }) => key.trim());
  if (keys.includes('')) return 'key_missing';
  if (entries.some(({ value }) => value === '')) return 'value_missing';
  if (keys.some((key) => key.length > 40) || entries.some(({ value }) => value.length > 500)) return 'too_long';
  return new Set(keys).size < keys.length ? 'key_twice' : undefined;
}
