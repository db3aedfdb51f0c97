import { describe, expect, it } from 'vitest';
import recorded from './recorded.json' with { type: 'json' };
import {
  deliver,
  OURS,
  openReceiver,
  type Parcel,
  parcel,
  polarKey,
  seconds,
  sign,
  specKey,
  THEIRS,
} from './sender.ts';

/** The specification's own example, and what both keys of its secret make of it. */
const EXAMPLE = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: '1614265330', body: '{"test": 2432232314}' };
const BY_SPEC = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
const BY_POLAR = 'v1,TcxlhK9b6UD6iVI1ZU2tTqp8PEVfYRseNNfa6b+LcUg=';
const THEN = Number(EXAMPLE.timestamp) * 1000;
const NOW = Math.floor(Date.parse('2026-11-23T12:00:00Z') / 1000);

const good = (facts: Partial<Parcel> = {}): Parcel => {
  const unsigned = { id: 'msg_1', timestamp: seconds(), body: '{"type":"order.paid","data":{}}', ...facts };
  return { signature: sign(specKey(OURS), unsigned), ...unsigned };
};
const mac = good().signature?.slice('v1,'.length) ?? '';
const bad = 'Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=';

interface Case {
  readonly parcel: Parcel;
  readonly taken: boolean;
  readonly now?: number;
  readonly secrets?: readonly string[];
}

/** The fifteen of the specification's own suite. */
const STANDARD: Record<string, Case> = {
  'a signature made with an empty key': {
    parcel: { ...good(), signature: sign(Buffer.alloc(0), good()) },
    taken: false,
  },
  'no id': { parcel: { ...good(), id: null }, taken: false },
  'no time': { parcel: { ...good(), timestamp: null }, taken: false },
  'no signature': { parcel: { ...good(), signature: null }, taken: false },
  'a time in letters': { parcel: good({ timestamp: 'hello' }), taken: false },
  'a signature of another body': { parcel: { ...good(), body: '{"test": 1}' }, taken: false },
  'half a signature': { parcel: { ...good(), signature: (good().signature ?? '').slice(0, 8) }, taken: false },
  'a version without a signature': { parcel: { ...good(), signature: 'v1,' }, taken: false },
  'a good one': { parcel: good(), taken: true },
  'the example under its plain header names': {
    parcel: { ...EXAMPLE, signature: BY_SPEC },
    now: THEN,
    taken: true,
  },
  'a time a second too old': { parcel: good({ timestamp: String(NOW - 301) }), taken: false },
  'a time a second too new': { parcel: good({ timestamp: String(NOW + 301) }), taken: false },
  'a good one among others': {
    parcel: { ...good(), signature: `v1,${bad} v2,${bad} v1,${mac} v1,${bad}` },
    taken: true,
  },
  'a secret written without its prefix': {
    parcel: { ...EXAMPLE, signature: BY_SPEC },
    secrets: [OURS.slice('whsec_'.length)],
    now: THEN,
    taken: true,
  },
  'an empty body': { parcel: good({ body: '' }), taken: true },
};

/** Stricter than the specification's libraries, and what Polar does otherwise. */
const OWN: Record<string, Case> = {
  'Polar’s own key, on the example': { parcel: { ...EXAMPLE, signature: BY_POLAR }, now: THEN, taken: true },
  'Polar’s own key, of a secret that is no base64': {
    parcel: parcel('{}', { secret: 'a secret, not base64!' }),
    secrets: ['a secret, not base64!'],
    taken: true,
  },
  'the second of two secrets': { parcel: parcel('{}', { secret: OURS }), secrets: [THEIRS, OURS], taken: true },
  'the first of two secrets': { parcel: parcel('{}', { secret: THEIRS }), secrets: [THEIRS, OURS], taken: true },
  'a secret that was taken out of the list': {
    parcel: parcel('{}', { secret: THEIRS }),
    secrets: [OURS],
    taken: false,
  },
  'another secret that only differs behind the prefix': {
    parcel: parcel('{}', { secret: `${OURS.slice(0, -1)}x` }),
    taken: false,
  },
  'the prefix alone as the key': {
    parcel: { ...good(), signature: sign(polarKey('whsec_'), good()) },
    taken: false,
  },
  'exactly five minutes old': { parcel: good({ timestamp: String(NOW - 300) }), taken: true },
  'exactly five minutes ahead': { parcel: good({ timestamp: String(NOW + 300) }), taken: true },
  'a time with letters behind it': { parcel: good({ timestamp: `${NOW}abc` }), taken: false },
  'a time with a fraction': { parcel: good({ timestamp: `${NOW}.9` }), taken: false },
  'a time with a sign': { parcel: good({ timestamp: `+${NOW}` }), taken: false },
  'a time in hexadecimal': { parcel: good({ timestamp: `0x${NOW.toString(16)}` }), taken: false },
  'a time in exponents': { parcel: good({ timestamp: `${NOW}e0` }), taken: false },
  'a time in other digits': { parcel: { ...good(), timestamp: '179543520¹' }, taken: false },
  'a time in milliseconds': { parcel: good({ timestamp: `${NOW}000` }), taken: false },
  'a time of the year 33,000': { parcel: good({ timestamp: '999999999999' }), taken: false },
  'an id with a dot, which could shift what was signed': {
    parcel: good({ id: 'msg.1' }),
    taken: false,
  },
  'the dot moved from the id into the time': {
    parcel: { ...good(), id: 'msg', timestamp: seconds(), signature: sign(specKey(OURS), { ...good(), id: 'msg.1' }) },
    taken: false,
  },
  'an empty id': { parcel: good({ id: '' }), taken: false },
  'an id with a space': { parcel: good({ id: 'msg 1' }), taken: false },
  'an id of 512 characters': { parcel: good({ id: 'm'.repeat(512) }), taken: true },
  'an id of 513 characters': { parcel: good({ id: 'm'.repeat(513) }), taken: false },
  'a signature header of 513 bytes': {
    parcel: { ...good(), signature: `v1,${mac} ${'x'.repeat(513 - 48)}` },
    taken: false,
  },
  'sixteen signatures, the last one good': {
    parcel: { ...good(), signature: `${'v1,x '.repeat(15)}v1,${mac}` },
    taken: true,
  },
  'seventeen signatures, the last one good': {
    parcel: { ...good(), signature: `${'v1,x '.repeat(16)}v1,${mac}` },
    taken: false,
  },
  'a good signature under another version': { parcel: { ...good(), signature: `v2,${mac}` }, taken: false },
  'a good signature under a version in capitals': { parcel: { ...good(), signature: `V1,${mac}` }, taken: false },
  'a good signature without a version': { parcel: { ...good(), signature: mac }, taken: false },
  'a good signature with letters behind it': { parcel: { ...good(), signature: `v1,${mac}x` }, taken: false },
  'a good signature with letters before it': { parcel: { ...good(), signature: `xv1,${mac}` }, taken: false },
  'a good signature without its padding': {
    parcel: { ...good(), signature: `v1,${mac.slice(0, -1)}` },
    taken: false,
  },
  'a good signature in the alphabet of URLs': {
    parcel: { ...EXAMPLE, signature: BY_SPEC.replaceAll('+', '-').replaceAll('/', '_') },
    now: THEN,
    taken: false,
  },
  'a good signature whose last letter is spelled in another way': {
    parcel: { ...EXAMPLE, signature: BY_SPEC.replace(/E=$/, 'F=') },
    now: THEN,
    taken: false,
  },
  'a signature in hexadecimal': {
    parcel: { ...good(), signature: `v1,${Buffer.from(mac, 'base64').toString('hex')}` },
    taken: false,
  },
  'a body with a byte more': { parcel: { ...good(), body: `${good().body}\n` }, taken: false },
  'a body with a byte order mark before it': { parcel: { ...good(), body: `\ufeff${good().body}` }, taken: false },
  'a body that is no text': { parcel: parcel(new Uint8Array([0xff, 0xfe, 0x00])), taken: true },
  'a body that differs only in bytes that are no text': {
    parcel: { ...parcel(new Uint8Array([0xff])), body: new Uint8Array([0xfe]) },
    taken: false,
  },
};

async function answer({ parcel, now, secrets = [OURS] }: Case): Promise<Response> {
  const house = openReceiver({ webhookSecrets: { default: secrets } });
  if (now !== undefined) house.clock.set(now);
  const response = await deliver(house, parcel);
  await house.floe.close();
  return response;
}

it('knows all the cases it promises', () => {
  expect(Object.keys(STANDARD)).toHaveLength(15);
  expect(Object.keys(OWN).length).toBeGreaterThanOrEqual(25);
});

it('signs the example as both sides do', () => {
  expect(sign(specKey(OURS), EXAMPLE)).toBe(BY_SPEC);
  expect(sign(polarKey(OURS), EXAMPLE)).toBe(BY_POLAR);
});

describe.each(Object.entries({ ...STANDARD, ...OWN }))('%s', (_name, facts) => {
  it(`is ${facts.taken ? 'taken' : 'refused'}`, async () => {
    const response = await answer(facts);
    expect(response.status).toBe(facts.taken ? 202 : 403);
  });
});

describe.each(recorded)('a recorded delivery, $id', ({ secret, body, ...rest }) => {
  const now = Number(rest.timestamp) * 1000;

  it('is taken', async () => {
    expect((await answer({ parcel: { ...rest, body }, now, secrets: [secret], taken: true })).status).toBe(202);
  });

  it('is refused by another secret, and with one letter changed', async () => {
    expect((await answer({ parcel: { ...rest, body }, now, taken: false })).status).toBe(403);
    const changed = { ...rest, body: body.replace('customer', 'custómer') };
    expect((await answer({ parcel: changed, now, secrets: [secret], taken: false })).status).toBe(403);
  });
});
