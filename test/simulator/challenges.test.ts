import { beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Json, monthly, type Stage } from './stage.ts';

const NEW_YORK = { country: 'US', line1: '1 Main St', city: 'New York', state: 'NY', postal_code: '10001' };
const NOT_MET = 'payment_intent_authentication_failure';

describe('a checkout that waits for the bank', () => {
  let stage: Stage;
  let plan: string;

  beforeEach(async () => {
    stage = createStage();
    plan = await stage.product('Plan', monthly(3000));
  });

  const open = async (): Promise<Json> => (await stage.call('POST', '/checkouts/', { products: [plan] })).body;
  const now = async ({ id }: Json): Promise<Json> => (await stage.call('GET', `/checkouts/${id}`)).body;
  const pay = (checkout: Json, confirmation_token_id = 'ctoken_3ds_3220') =>
    stage.call(
      'POST',
      `/checkouts/client/${checkout.client_secret}/confirm`,
      {
        customer_name: 'Ada',
        customer_email: 'ada@example.com',
        customer_billing_address: NEW_YORK,
        confirmation_token_id,
      },
      '',
    );
  const secretOf = (answer: Json): string => answer.payment_processor_metadata.intent_client_secret;

  it('is bought a moment after the challenge is met, with a card that is kept', async () => {
    const checkout = await open();
    const { body } = await pay(checkout);
    expect(body).toMatchObject({
      status: 'confirmed',
      payment_processor_metadata: { intent_status: 'requires_action' },
    });
    expect((await stage.call('GET', '/payments/')).body.items).toEqual([]);
    stage.polar.moves.challengePasses(secretOf(body));
    stage.wait(2);
    expect(await now(checkout)).toMatchObject({
      status: 'succeeded',
      payment_processor_metadata: { intent_status: 'succeeded' },
    });
    expect((await stage.call('GET', '/payments/')).body.items).toMatchObject([
      { status: 'succeeded', amount: 3266, method_metadata: { last4: '3220' } },
    ]);
    const cards = await stage.call('GET', `/customers/${body.customer_id}/payment-methods`);
    expect(cards.body.items).toMatchObject([{ method_metadata: { last4: '3220' } }]);
    expect((await stage.call('GET', '/subscriptions/')).body.items).toMatchObject([{ status: 'active' }]);
  });

  it('opens again when it is not met, and can be paid with another card', async () => {
    const checkout = await open();
    const { body } = await pay(checkout);
    expect((await pay(checkout)).body.error).toBe('NotOpenCheckout');
    stage.polar.moves.challengeFails(secretOf(body));
    stage.wait(2);
    const again = await now(checkout);
    expect(again.status).toBe('open');
    expect(Object.keys(again.payment_processor_metadata)).not.toContain('intent_client_secret');
    expect((await stage.call('GET', `/payments/?checkout_id=${checkout.id}`)).body.items).toMatchObject([
      { status: 'failed', decline_reason: NOT_MET, order_id: null },
    ]);
    expect((await stage.call('GET', '/orders/')).body.items).toEqual([]);
    expect((await pay(checkout, 'ctoken_ok_4242')).body.status).toBe('confirmed');
  });

  it('ends its challenge once', async () => {
    const { body } = await pay(await open());
    stage.polar.moves.challengePasses(secretOf(body));
    expect(() => stage.polar.moves.challengeFails(secretOf(body))).toThrow('no challenge');
  });
});

describe('a past-due order that waits for the bank', () => {
  let stage: Stage;
  let customer: string;
  let order: string;
  let token: string;

  beforeEach(async () => {
    stage = createStage();
    const bought = await stage.buy('ada', { product: await stage.product('Plan', monthly(3000)) });
    customer = bought.customer;
    stage.polar.moves.cardDeclines(customer);
    stage.polar.moves.periodEnds(bought.subscription.id);
    order = (await stage.call('GET', '/orders/?status=pending')).body.items[0].id;
    token = await stage.session(customer);
  });

  const pay = (confirmation_token_id: string) =>
    stage.call('POST', `/customer-portal/orders/${order}/confirm-payment`, { confirmation_token_id }, token);
  const attempts = async (): Promise<Json[]> => (await stage.call('GET', `/payments/?order_id=${order}`)).body.items;

  it('cannot be paid any other way meanwhile, for an hour', async () => {
    expect((await pay('ctoken_3ds_3220')).body).toMatchObject({ status: 'requires_action', error: null });
    expect(await pay('ctoken_ok_4242')).toMatchObject({ status: 409, body: { error: 'PaymentAlreadyInProgress' } });
    expect(await attempts()).toHaveLength(1);
    stage.wait(3601);
    token = await stage.session(customer);
    expect((await pay('ctoken_ok_4242')).body.status).toBe('succeeded');
  });

  it('is paid when the challenge is met, and the plan goes on', async () => {
    stage.polar.moves.challengePasses((await pay('ctoken_3ds_3220')).body.client_secret);
    stage.wait(2);
    expect((await stage.call('GET', `/orders/${order}`)).body).toMatchObject({ status: 'paid', due_amount: 3266 });
    expect((await stage.call('GET', '/subscriptions/')).body.items).toMatchObject([{ status: 'active' }]);
    expect((await attempts())[0]).toMatchObject({ status: 'succeeded', trigger: 'retry_customer' });
  });

  it('stays as it was when it is not, and can be paid anew', async () => {
    stage.polar.moves.challengeFails((await pay('ctoken_3ds_3220')).body.client_secret);
    stage.wait(2);
    const path = `/customer-portal/orders/${order}/payment-status`;
    expect((await stage.call('GET', path, undefined, token)).body).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('authenticate'),
    });
    expect((await attempts())[0]).toMatchObject({ status: 'failed', decline_reason: NOT_MET });
    expect((await pay('ctoken_ok_4242')).body.status).toBe('succeeded');
  });
});
