import { expect, it } from 'vitest';
import { redact } from '../../server-adapter/engine/redact.ts';

it.each([
  ['an organization’s token', 'token polar_oat_AbC123', 'AbC123'],
  ['a member’s session', 'polar_mst_AbC123 is gone', 'AbC123'],
  ['a webhook secret', 'with whsec_MfKQ9r8GKY+qrTw/=', 'MfKQ9r8GKY'],
  ['a widget token', 'floe_wt_eyJh.abc', 'abc'],
  ['a bearer', 'authorization header Bearer abc.def', 'abc.def'],
  ['a JWT', 'got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', 'eyJ'],
  ['a client secret of Stripe', 'pi_3Px_secret_Zz9', 'Zz9'],
  ['a key of Stripe', 'sk_live_Zz9Zz9', 'Zz9'],
  ['a license key', 'key ACME-A1FF6AC7-04E4-48D7-9405-E35A84CAA47E used', 'E35A84CAA47E'],
  ['an e-mail address', 'no customer maya+test@northwind.co.uk', 'northwind'],
  ['a member of JSON', '{"access_token":"abc def","b":1}', 'abc'],
  ['a query', '/callback?client_secret=abc&x=1', 'abc'],
  ['a header', 'Cookie: session=abc', 'session=abc'],
  ['a database’s address', 'postgres://floe:hunter2@db/floe', 'hunter2'],
])('takes out %s', (_name, text, gone) => {
  const safe = redact(text);
  expect(safe).not.toContain(gone);
  expect(safe).toContain('[redacted]');
});

it('takes out what it is told, whatever it looks like', () => {
  expect(redact('signed with plain words', ['plain words', ''])).toBe('signed with [redacted]');
});

it.each([
  'The answer of orders.get does not fit its schema at: items.0.amount',
  'order 0b2f7c1e-6d43-4a52-9f5a-2f6c1d1f0a11 at 12:00:00 https://api.polar.sh/v1/orders/',
  'TypeError: fetch failed\n    at send (file:///app/floe/server-adapter/polar/client.ts:40:11)',
])('leaves what an operator needs: %s', (text) => {
  expect(redact(text)).toBe(text);
});
