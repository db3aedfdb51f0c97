/** What an edit of a key starts from. */
export interface EditableKey {
  usage: number;
  limit_usage: number | null;
  limit_activations: number | null;
  expires_at: string | null;
}

/** The fields as they stand in a form: numbers as text, empty = none; the end as a day, `YYYY-MM-DD`. */
export type LicenseKeyForm = Record<keyof EditableKey, string>;

/** What is wrong with a field. */
export type LicenseKeyProblem = 'not_a_number' | 'too_small' | 'too_large' | 'not_a_day';

/** Only what differs from the key, and what stands in the way of sending it. */
export interface LicenseKeyChanges {
  changes: Partial<EditableKey>;
  problems: Partial<Record<keyof EditableKey, LicenseKeyProblem>>;
}

const MOST = 2_147_483_647;
const dayOf = (instant: string | null): string => instant?.slice(0, 10) ?? '';

/** The form of a key. */
export function licenseKeyForm({ usage, limit_usage, limit_activations, expires_at }: EditableKey): LicenseKeyForm {
  return {
    usage: String(usage),
    limit_usage: limit_usage === null ? '' : String(limit_usage),
    limit_activations: limit_activations === null ? '' : String(limit_activations),
    expires_at: dayOf(expires_at),
  };
}

/**
 * What a form changes of a key. A field that says what the key says is left out: Polar takes whatever is sent for a
 * wish, so sending a limit back could undo what someone else has set. A day ends at its last second, UTC; the day that
 * stands there already keeps its hour.
 *
 * @example
 * licenseKeyChanges({ ...licenseKeyForm(key), limit_activations: '5' }, key).changes; // { limit_activations: 5 }
 */
export function licenseKeyChanges(form: LicenseKeyForm, key: EditableKey): LicenseKeyChanges {
  const before = licenseKeyForm(key);
  const changes: Partial<EditableKey> = {};
  const problems: LicenseKeyChanges['problems'] = {};
  const count = (field: 'usage' | 'limit_usage' | 'limit_activations', least: number) => {
    const text = form[field].trim();
    if (text === before[field]) return;
    if (text === '' && field !== 'usage') changes[field] = null;
    else if (!/^\d+$/.test(text)) problems[field] = 'not_a_number';
    else if (Number(text) < least) problems[field] = 'too_small';
    else if (Number(text) > MOST) problems[field] = 'too_large';
    else changes[field] = Number(text);
  };
  count('usage', 0);
  count('limit_usage', 1);
  count('limit_activations', 1);
  const day = form.expires_at.trim();
  if (day !== before.expires_at) {
    if (day === '') changes.expires_at = null;
    else if (Number.isNaN(Date.parse(`${day}T23:59:59Z`))) problems.expires_at = 'not_a_day';
    else changes.expires_at = `${day}T23:59:59Z`;
  }
  return { changes, problems };
}
