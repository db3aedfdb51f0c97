import { describe, expect, it } from 'vitest';
import { type Answer, json, NOW, read, type Sent, upstreamOver, write } from './upstream.ts';

const HOUR = 3_600_000;

/** Polar's side of sessions: mints numbered tokens that it may take back. */
function sessions(): { answer: Answer; minted: Sent[]; refuse: Set<string> } {
  const minted: Sent[] = [];
  const refuse = new Set<string>();
  const answer: Answer = (request) => {
    if (request.url.endsWith('/v1/customer-sessions/')) {
      minted.push(request);
      const expires_at = new Date(NOW + HOUR * minted.length).toISOString();
      return json({ id: 'session', token: `polar_mst_${minted.length}`, expires_at }, { status: 201 });
    }
    const token = request.headers.get('authorization')?.replace('Bearer ', '') ?? '';
    if (refuse.has(token)) return json({ error: 'invalid_token', error_description: 'no' }, { status: 401 });
    return json({ id: 'thing', token });
  };
  return { answer, minted, refuse };
}

describe('a portal session', () => {
  it('is minted by the organization for the customer and carries the call', async () => {
    const { answer, minted } = sessions();
    const { polar } = upstreamOver(answer);
    const got = await polar.portal({ customerId: 'customer-1', memberId: 'member-1' }).request(read);
    expect(got).toMatchObject({ ok: true, body: { token: 'polar_mst_1' } });
    expect(minted[0]?.body).toEqual({ customer_id: 'customer-1', member_id: 'member-1' });
    expect(minted[0]?.headers.get('authorization')).toBe('Bearer polar_oat_canary');
  });

  it('is shared by those who wait for it and by those who come later', async () => {
    const { answer, minted } = sessions();
    const { polar } = upstreamOver(answer);
    await Promise.all(
      ['a', 'b', 'c'].map((id) => polar.portal({ customerId: 'customer-1' }).request({ ...read, path: `/v1/x/${id}` })),
    );
    await polar.portal({ customerId: 'customer-1' }).request({ ...read, path: '/v1/x/d' });
    expect(minted).toHaveLength(1);
  });

  it('without its token is no session', async () => {
    const { polar } = upstreamOver(() => json({ id: 'session' }, { status: 201 }));
    expect(await polar.portal({ customerId: 'customer-1' }).request(read)).toMatchObject({
      failure: { kind: 'unreadable', stage: 'session', mayHaveHappened: false },
    });
  });

  it('belongs to one customer or member', async () => {
    const { answer, minted } = sessions();
    const { polar } = upstreamOver(answer);
    for (const subject of [{ customerId: 'a' }, { customerId: 'b' }, { customerId: 'a', memberId: 'b' }]) {
      await polar.portal(subject).request(read);
    }
    expect(minted.map(({ body }) => body)).toEqual([
      { customer_id: 'a' },
      { customer_id: 'b' },
      { customer_id: 'a', member_id: 'b' },
    ]);
  });

  it('is renewed a minute before it runs out', async () => {
    const { answer, minted } = sessions();
    const { polar, pace } = upstreamOver(answer, { readTtl: 0 });
    const customer = polar.portal({ customerId: 'a' });
    await customer.request(read);
    await pace.advance(HOUR - 60_001);
    await customer.request(read);
    expect(minted).toHaveLength(1);
    await pace.advance(1);
    expect(await customer.request(read)).toMatchObject({ body: { token: 'polar_mst_2' } });
  });

  it.each([read, write])('is minted anew once when Polar refuses it ($method)', async (request) => {
    const { answer, minted, refuse } = sessions();
    const { polar } = upstreamOver(answer, { readTtl: 0 });
    const customer = polar.portal({ customerId: 'a' });
    await customer.request(read);
    refuse.add('polar_mst_1');
    expect(await customer.request(request)).toMatchObject({ ok: true, body: { token: 'polar_mst_2' } });
    refuse.add('polar_mst_2').add('polar_mst_3');
    expect(await customer.request(request)).toMatchObject({ ok: false, failure: { kind: 'refused', status: 401 } });
    expect(minted).toHaveLength(3);
  });

  it('is minted anew once for all who were refused together', async () => {
    const { answer, minted, refuse } = sessions();
    const { polar } = upstreamOver(answer);
    const customer = polar.portal({ customerId: 'a' });
    await customer.request(read);
    refuse.add('polar_mst_1');
    const paths = ['/v1/x/1', '/v1/x/2', '/v1/x/3'];
    const answers = await Promise.all(paths.map((path) => customer.request({ method: 'GET', path })));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(minted).toHaveLength(2);
  });

  it('is not dropped by a refusal of the one before it', async () => {
    const { answer, minted, refuse } = sessions();
    const slow = Promise.withResolvers<void>();
    const { polar } = upstreamOver(async (request, signal) => {
      const answered = await answer(request, signal);
      if (request.url.endsWith('/slow') && answered.status === 401) await slow.promise;
      return answered;
    });
    const customer = polar.portal({ customerId: 'a' });
    await customer.request(read);
    refuse.add('polar_mst_1');
    const late = customer.request({ method: 'GET', path: '/v1/x/slow' });
    expect((await customer.request({ method: 'GET', path: '/v1/x/quick' })).ok).toBe(true);
    slow.resolve();
    expect(await late).toMatchObject({ ok: true, body: { token: 'polar_mst_2' } });
    expect(minted).toHaveLength(2);
  });

  it('that cannot be minted fails the call before it is sent', async () => {
    const { polar, sent } = upstreamOver(() => new Response('Internal Server Error', { status: 500 }));
    expect(await polar.portal({ customerId: 'a' }).request(write)).toMatchObject({
      failure: { kind: 'broken', stage: 'session', mayHaveHappened: false },
    });
    expect(sent.map(({ url }) => url)).toEqual(['https://polar.example/v1/customer-sessions/']);
  });

  it('that could not be minted is asked for again by the next call', async () => {
    const { answer } = sessions();
    const { polar, answer: next } = upstreamOver(() => json({}, { status: 422 }));
    const customer = polar.portal({ customerId: 'a' });
    expect((await customer.request(write)).ok).toBe(false);
    next(answer);
    expect((await customer.request(write)).ok).toBe(true);
  });
});
