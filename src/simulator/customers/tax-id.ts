// Tax ids: the number and its kind. The kind follows from the country; the number has to have its form.

import { invalid } from '../http/problem.ts';

const EU = new Set('AT BE BG CY CZ DE DK EE EL ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '));

const OTHERS: Readonly<Record<string, readonly [RegExp, string]>> = {
  US: [/^\d{9}$/, 'us_ein'],
  GB: [/^(GB)?(\d{9}|\d{12})$/, 'gb_vat'],
  CH: [/^(CHE)?\d{9}(MWST|TVA|IVA)?$/, 'ch_vat'],
  NO: [/^\d{9}(MVA)?$/, 'no_vat'],
  CA: [/^\d{9}(RT\d{4})?$/, 'ca_gst_hst'],
  AU: [/^\d{11}$/, 'au_abn'],
  NZ: [/^\d{8,9}$/, 'nz_gst'],
  IN: [/^\d{2}[A-Z]{5}\d{4}[A-Z][0-9A-Z]Z[0-9A-Z]$/, 'in_gst'],
  BR: [/^(\d{11}|\d{14})$/, 'br_cnpj'],
  JP: [/^T?\d{13}$/, 'jp_trn'],
  SG: [/^[0-9A-Z]{9,10}$/, 'sg_gst'],
};

/** Reads a number as Polar keeps it; throws 422 when there is no country to judge it by or it has another form. */
export function readTaxId(input: string, country: string | null | undefined): readonly [string, string] {
  if (country == null)
    throw invalid([
      {
        type: 'missing',
        loc: ['body', 'billing_address'],
        msg: 'Country is required to validate tax ID.',
        input: null,
      },
    ]);
  const found = match(input.toUpperCase().replace(/[\s.-]/g, ''), country);
  if (!found) throw invalid([{ type: 'invalid', loc: ['body', 'tax_id'], msg: 'Invalid tax ID.', input }]);
  return found;
}

function match(number: string, country: string): readonly [string, string] | null {
  if (EU.has(country)) {
    const prefix = country === 'GR' ? 'EL' : country;
    const whole = number.startsWith(prefix) ? number : `${prefix}${number}`;
    return /^[A-Z]{2}[0-9A-Z]{8,12}$/.test(whole) ? [whole, 'eu_vat'] : null;
  }
  const [form, kind] = OTHERS[country] ?? [];
  return form && kind && form.test(number) ? [number, kind] : null;
}
