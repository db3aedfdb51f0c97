// What an input's ids stand for, and whose it is.
import { describe, expect, it } from 'vitest';
import type { CallContext } from '../../server-adapter/engine/call.ts';
import type { Found } from '../../server-adapter/engine/catalogue.ts';
import type { FloeProblem } from '../../server-adapter/engine/problem.ts';
import { readTargets } from '../../server-adapter/engine/targets.ts';

const ELENA = '0b2f7c1e-6d43-4a52-9f5a-2f6c1d1f0a11';

/** By id: whose it is; null for what is not there. */
const things: Readonly<Record<string, string | null>> = {
  own: ELENA,
  loud: ELENA.toUpperCase(),
  foreign: '5d0c1f3a-9b1e-4c57-8a64-1c2d3e4f5a6b',
  shop: 'everybody',
  ownerless: null,
};

function read(input: object, { list, customerId = ELENA }: { list?: true; customerId?: string | null } = {}) {
  const asked: string[] = [];
  const look = async (id: string) => {
    asked.push(id);
    const owner = things[id];
    return owner === undefined ? null : { customerId: owner, value: `the ${id} one` };
  };
  const found = { entry: { list }, targets: { order_id: look, product_id: look } } as unknown as Found;
  const answer = readTargets(found, input, { subject: { customerId } } as CallContext).catch(
    ({ code, facts }: FloeProblem) => `${code}${facts.denied ? ', denied' : ''}`,
  );
  return { answer, asked };
}

describe('an id', () => {
  it.each(['own', 'loud', 'shop'])('of %s is read, and known by its field', async (id) => {
    expect(await read({ order_id: id, amount: 7 }).answer).toEqual({
      targets: { order_id: `the ${id} one` },
      ids: { order_id: id },
    });
  });

  it('beside another is read, too', async () => {
    expect(await read({ order_id: 'own', product_id: 'shop' }).answer).toMatchObject({
      ids: { order_id: 'own', product_id: 'shop' },
    });
  });

  it.each([
    ['foreign', 'not_found, denied'],
    ['ownerless', 'not_found, denied'],
    // Nobody was refused anything: it is not there.
    ['missing', 'not_found'],
  ])('of a %s thing ends as %s', async (id, expected) => {
    expect(await read({ order_id: id }).answer).toBe(expected);
  });

  it.each([undefined, null, 7, ['own']])('that is no text is not looked for: %j', async (id) => {
    const { answer, asked } = read({ order_id: id });
    expect([await answer, asked]).toEqual([{ targets: {}, ids: {} }, []]);
  });

  it('in a field that stands for nothing is not looked for, whatever the field is called', async () => {
    const { answer, asked } = read(JSON.parse('{"reason":"own","constructor":"own","__proto__":"own"}'));
    expect([await answer, asked]).toEqual([{ targets: {}, ids: {} }, []]);
  });

  it('only narrows a list: whatever it is, the list is the subject’s own', async () => {
    const { answer, asked } = read({ order_id: 'foreign' }, { list: true });
    expect([await answer, asked]).toEqual([{ targets: {}, ids: {} }, []]);
  });

  it('is nobody’s own for somebody without a billing account', async () => {
    expect(await read({ order_id: 'own' }, { customerId: null }).answer).toBe('not_found, denied');
    expect(await read({ order_id: 'ownerless' }, { customerId: null }).answer).toBe('not_found, denied');
    expect(await read({ order_id: 'shop' }, { customerId: null }).answer).toMatchObject({ ids: { order_id: 'shop' } });
  });
});
