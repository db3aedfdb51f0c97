// What is made in a Polar, as its operations take it.

const PART = { number: 1, chunk_start: 0, chunk_end: 11, checksum_sha256_base64: null };
export const FILE = {
  service: 'downloadable',
  name: 'a.txt',
  mime_type: 'text/plain',
  size: 11,
  upload: { parts: [PART] },
};
/** A part of it, as its uploader tells of it. */
export const UPLOADED = { number: 1, checksum_etag: 'etag', checksum_sha256_base64: null };
export const METER = {
  name: 'Calls',
  filter: { conjunction: 'and', clauses: [{ property: 'name', operator: 'eq', value: 'call' }] },
  aggregation: { func: 'count' },
};
export const ENDPOINT = { url: 'https://hooks.example.com/polar', format: 'raw', events: ['customer.created'] };
export const FIELD = { type: 'text', slug: 'company', name: 'Company', properties: {} };
export const DASHBOARD = { name: 'Ours', metrics: ['orders'] };
export const DISCOUNT = { type: 'percentage', duration: 'once', basis_points: 1000, name: 'Spring' };

/** With an interval a free plan, without one a thing to buy. */
export const product = (name: string, recurring_interval?: 'month') =>
  recurring_interval
    ? { name, recurring_interval, prices: [{ amount_type: 'free' }] }
    : { name, prices: [{ amount_type: 'fixed', price_amount: 1800, price_currency: 'usd' }] };
