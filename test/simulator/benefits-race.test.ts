import { beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Json, monthly, type Stage } from './stage.ts';

// Polar gives each benefit of a product in a worker of its own; a move says which of them is quicker.
describe('benefits given side by side', () => {
  let stage: Stage;
  let plan: string;

  beforeEach(async () => {
    stage = createStage();
    plan = await stage.product('Plan', monthly(1000));
    const made = [
      { type: 'custom', description: 'Support', properties: { note: null } },
      { type: 'license_keys', description: 'Key', properties: {} },
    ];
    const benefits: string[] = [];
    for (const body of made) benefits.push((await stage.call('POST', '/benefits/', body)).body.id);
    await stage.call('POST', `/products/${plan}/benefits`, { benefits });
  });

  const grantsOf = async (customer: string): Promise<Json[]> =>
    (await stage.call('GET', `/benefit-grants/?customer_id=${customer}&sorting=created_at`)).body.items;
  const types = (grants: Json[]): string[] => grants.map((grant) => grant.benefit.type);

  it('come in the order of the turns', async () => {
    stage.polar.moves.benefitsRace(['custom', 'license_keys']);
    expect(types(await grantsOf((await stage.buy('ann', { product: plan })).customer))).toEqual([
      'custom',
      'license_keys',
    ]);
    stage.polar.moves.benefitsRace(['license_keys', 'custom']);
    expect(types(await grantsOf((await stage.buy('bob', { product: plan })).customer))).toEqual([
      'license_keys',
      'custom',
    ]);
  });

  it('begin first and end last where a turn is named again', async () => {
    stage.polar.moves.benefitsRace(['license_keys', 'custom', 'license_keys']);
    const [key, support] = await grantsOf((await stage.buy('ann', { product: plan })).customer);
    expect(types([key, support])).toEqual(['license_keys', 'custom']);
    expect(key.created_at < support.created_at && support.created_at < key.modified_at).toBe(true);
  });

  it('are given whether or not a turn names them, and taken back in turns too', async () => {
    stage.polar.moves.benefitsRace(['meter_credit']);
    const { customer, subscription } = await stage.buy('ann', { product: plan });
    expect(await grantsOf(customer)).toHaveLength(2);
    stage.polar.moves.benefitsRace(['license_keys', 'custom']);
    await stage.call('DELETE', `/subscriptions/${subscription.id}`);
    const revoked = (await grantsOf(customer)).sort((a, b) => (a.revoked_at < b.revoked_at ? -1 : 1));
    expect(types(revoked)).toEqual(['license_keys', 'custom']);
  });
});
