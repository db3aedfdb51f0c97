import { beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Stage } from './stage.ts';

let stage: Stage;
const meters: string[] = [];

beforeEach(async () => {
  stage = createStage();
  meters.length = 0;
  for (const name of ['Calls', 'Tokens']) {
    const counted = { filter: { conjunction: 'and', clauses: [] }, aggregation: { func: 'count' } };
    meters.push((await stage.call('POST', '/meters/', { name, ...counted })).body.id);
  }
});

const joins = async (name: string) => stage.call('POST', '/customers/', { email: `${name}@example.com`, name });

/** Each row by its meter and its customer: `0 ann`. */
const listed = async (search = ''): Promise<string[]> => {
  const { items } = (await stage.call('GET', `/customer-meters/${search}`)).body;
  return items.map((item: { meter_id: string; customer: { name: string } }) =>
    [meters.indexOf(item.meter_id), item.customer.name].join(' '),
  );
};

describe('customer meters that were never modified', () => {
  beforeEach(async () => {
    for (const name of ['ann', 'bob', 'cleo']) await joins(name);
    stage.wait(5);
  });

  it('are listed meter by meter, and a meter that was written to comes last', async () => {
    expect(await listed()).toEqual(['0 ann', '0 bob', '0 cleo', '1 ann', '1 bob', '1 cleo']);
    await stage.call('PATCH', `/meters/${meters[0]}`, { name: 'API calls' });
    expect(await listed()).toEqual(['1 ann', '1 bob', '1 cleo', '0 ann', '0 bob', '0 cleo']);
  });

  it('are turned round in a page that is much shorter than the list', async () => {
    expect(await listed('?limit=2')).toEqual(['0 bob', '0 ann']);
  });
});

describe('the meters of a new customer', () => {
  it('are opened a moment later, or longer where workers take their time', async () => {
    await joins('ann');
    stage.polar.moves.workersTake({ meters: 6_000 });
    await joins('bob');
    expect(await listed()).toEqual([]);
    stage.wait(3);
    expect(await listed()).toEqual(['0 ann', '1 ann']);
    stage.wait(6);
    expect(await listed()).toEqual(['0 ann', '0 bob', '1 ann', '1 bob']);
  });
});
