import { beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Json, monthly, type Stage } from './stage.ts';

const NEW_YORK = { country: 'US', line1: '1 Main St', city: 'New York', state: 'NY', postal_code: '10001' };

describe('a checkout', () => {
  let stage: Stage;
  let book: string;

  beforeEach(async () => {
    stage = createStage();
    book = await stage.product('Book', monthly(2500), {});
  });

  const open = async (body: Json = { products: [book] }): Promise<Json> =>
    (await stage.call('POST', '/checkouts/', body)).body;
  const confirm = (checkout: Json, body: Json) =>
    stage.call('POST', `/checkouts/client/${checkout.client_secret}/confirm`, body, '');
  const buyer = { customer_name: 'Ada', customer_email: 'ada@example.com', customer_billing_address: NEW_YORK };

  it('knows the tax once the address is complete', async () => {
    const checkout = await open();
    expect(checkout).toMatchObject({ amount: 2500, tax_amount: null, total_amount: 2500, is_payment_required: true });
    const path = `/checkouts/client/${checkout.client_secret}`;
    const half = await stage.call('PATCH', path, { customer_billing_address: { country: 'US' } }, '');
    expect(half.body).toMatchObject({ tax_amount: null, total_amount: 2500 });
    const france = await stage.call('PATCH', path, { customer_billing_address: { country: 'FR' } }, '');
    expect(france.body).toMatchObject({
      tax_behavior: 'inclusive',
      net_amount: 2083,
      tax_amount: 417,
      total_amount: 2500,
    });
    const whole = await stage.call('PATCH', path, { customer_billing_address: NEW_YORK }, '');
    expect(whole.body).toMatchObject({ tax_behavior: 'exclusive', tax_amount: 222, total_amount: 2722 });
  });

  it('becomes a paid order and a new customer', async () => {
    const checkout = await open();
    const confirmed = await confirm(checkout, { ...buyer, confirmation_token_id: 'ctoken_ok_4242' });
    expect(confirmed.body).toMatchObject({ status: 'confirmed', total_amount: 2722 });
    expect(confirmed.body.customer_session_token).toMatch(/^polar_cst_/);
    expect((await stage.call('GET', `/checkouts/${checkout.id}`)).body.status).toBe('succeeded');
    const orders = (await stage.call('GET', `/orders/?checkout_id=${checkout.id}`)).body.items;
    expect(orders).toMatchObject([
      { status: 'paid', billing_reason: 'purchase', total_amount: 2722, platform_fee_amount: 186 },
    ]);
    expect(orders[0].customer).toMatchObject({ email: 'ada@example.com', billing_address: { state: 'US-NY' } });
  });

  it('opens no portal for whoever names the e-mail of a known customer', async () => {
    const good = { ...buyer, confirmation_token_id: 'ctoken_ok_4242' };
    expect((await confirm(await open(), good)).body.customer_session_token).toMatch(/^polar_cst_/);
    const again = await confirm(await open(), good);
    expect([again.status, again.body.customer_session_token]).toEqual([200, null]);
    const meant = await open({ products: [book], customer_id: again.body.customer_id });
    expect((await confirm(meant, good)).body.customer_session_token).toMatch(/^polar_cst_/);
  });

  it('stays open when the card is declined, and nothing was bought', async () => {
    const checkout = await open();
    const declined = await confirm(checkout, { ...buyer, confirmation_token_id: 'ctoken_declined_0002' });
    expect([declined.status, declined.body.error]).toEqual([400, 'PaymentError']);
    expect((await stage.call('GET', `/checkouts/${checkout.id}`)).body.status).toBe('open');
    expect((await stage.call('GET', '/orders/')).body.items).toEqual([]);
    const tried = (await stage.call('GET', '/payments/?status=failed')).body.items;
    expect(tried).toMatchObject([{ amount: 2722, checkout_id: checkout.id, method_metadata: { last4: '0002' } }]);
    expect((await confirm(checkout, { ...buyer, confirmation_token_id: 'ctoken_ok_4242' })).status).toBe(200);
  });

  it('waits for the challenge that a card asks for', async () => {
    const checkout = await open();
    const asked = await confirm(checkout, { ...buyer, confirmation_token_id: 'ctoken_3ds_3155' });
    expect(asked.body).toMatchObject({
      status: 'confirmed',
      payment_processor_metadata: { intent_status: 'requires_action' },
    });
    expect((await stage.call('GET', '/orders/')).body.items).toEqual([]);
    const again = await confirm(checkout, { ...buyer, confirmation_token_id: 'ctoken_ok_4242' });
    expect([again.status, again.body.error]).toEqual([403, 'NotOpenCheckout']);
  });

  it('is gone for the buyer after a day, while its row still says open', async () => {
    const checkout = await open();
    stage.wait(24 * 3600 + 60);
    const gone = await stage.call('GET', `/checkouts/client/${checkout.client_secret}`, undefined, '');
    expect([gone.status, gone.body.error]).toEqual([410, 'ExpiredCheckoutError']);
    const late = await confirm(checkout, { ...buyer, confirmation_token_id: 'ctoken_ok_4242' });
    expect([late.status, late.body.error]).toEqual([410, 'ExpiredCheckoutError']);
    const status = async () => (await stage.call('GET', `/checkouts/${checkout.id}`)).body.status;
    expect(await status()).toBe('open');
    stage.wait(900);
    expect(await status()).toBe('expired');
    expect(stage.polar.events.at(-1)).toMatchObject({ type: 'checkout.expired', data: { id: checkout.id } });
  });

  it('stays open when the processor takes the money and breaks, and keeps nothing of it', async () => {
    const checkout = await open();
    stage.polar.moves.checkoutsGo('lost');
    const lost = await confirm(checkout, { ...buyer, confirmation_token_id: 'ctoken_ok_4242' });
    expect([lost.status, lost.body.error]).toEqual([400, 'PaymentError']);
    expect((await stage.call('GET', `/checkouts/${checkout.id}`)).body).toEqual(checkout);
    stage.polar.moves.checkoutsGo('settled');
    expect((await confirm(checkout, { ...buyer, confirmation_token_id: 'ctoken_ok_4242' })).status).toBe(200);
    const paid = (await stage.call('GET', '/payments/')).body.items;
    expect(paid.map(({ status }: Json) => status)).toEqual(['succeeded']);
  });

  it('refuses a second subscription where one is all there may be', async () => {
    const plan = await stage.product('Plan', monthly(3000));
    await stage.buy('ada', { product: plan });
    const second = await open({ products: [plan] });
    const refused = await confirm(second, { ...buyer, confirmation_token_id: 'ctoken_ok_4242' });
    expect([refused.status, refused.body.error]).toEqual([403, 'AlreadyActiveSubscriptionError']);
  });

  it('names the product, customer or discount that does not exist', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    const cases: [Json, Json][] = [
      [{ products: [nobody] }, ['body', 'products', 0]],
      [{ products: [book], customer_id: nobody }, ['body', 'customer_id']],
      [{ products: [book], discount_id: nobody }, ['body', 'discount_id']],
      [{ products: [book], seats: 2 }, ['body', 'seats']],
      [{ products: [book], units: 2 }, ['body', 'units']],
    ];
    for (const [body, loc] of cases) {
      const answer = await stage.call('POST', '/checkouts/', body);
      expect([answer.status, answer.body.detail[0].loc]).toEqual([422, loc]);
    }
  });

  it('lets one person, and one card, use a discount as often as it says', async () => {
    const terms = { name: 'Once each', type: 'percentage', basis_points: 1000, duration: 'once', code: 'EACH' };
    await stage.call('POST', '/discounts/', { ...terms, max_redemptions_per_customer: 1 });
    const take = async (email: string, card: string) => {
      const checkout = await open();
      const code = await stage.call(
        'PATCH',
        `/checkouts/client/${checkout.client_secret}`,
        { discount_code: 'EACH' },
        '',
      );
      expect(code.status).toBe(200);
      return confirm(checkout, { ...buyer, customer_email: email, confirmation_token_id: card });
    };
    expect((await take('ada@example.com', 'ctoken_ok_4242')).status).toBe(200);
    const samePerson = await take('ada@example.com', 'ctoken_ok_1111');
    const sameCard = await take('bob@example.com', 'ctoken_ok_4242');
    for (const answer of [samePerson, sameCard])
      expect([answer.status, answer.body.error]).toEqual([403, 'DiscountRedemptionLimitReached']);
    expect((await take('bob@example.com', 'ctoken_ok_1111')).status).toBe(200);
  });

  it('shifts the tax to a business abroad that has a number', async () => {
    const checkout = await open();
    const body = { ...buyer, customer_billing_address: { country: 'FR' }, customer_tax_id: 'FR61954506077' };
    const confirmed = await confirm(checkout, { ...body, confirmation_token_id: 'ctoken_ok_4242' });
    expect(confirmed.body).toMatchObject({ net_amount: 2500, tax_amount: 0, total_amount: 2500 });
    const [order] = (await stage.call('GET', `/orders/?checkout_id=${checkout.id}`)).body.items;
    expect(order).toMatchObject({ net_amount: 2500, tax_amount: 0, total_amount: 2500 });
  });
});
