import { describe, expect, it } from 'vitest';
import { CustomerPanel, Panel } from '../../src/components/index.ts';
import { type Answered, customerCaller, type StageOptions, stage } from './stage.tsx';

const AT = '2026-11-01T00:00:00Z';
const listed = (items: object[]) => ({ ok: true, value: { items, total: items.length } });
const failed = { ok: false, problem: { code: 'upstream_timeout', status: 504, title: 'late' } };

/** Elena's own page, with some of what her overview brings put in place. */
function page(slices: object, options: StageOptions = {}) {
  const edit = (name: string, body: Answered): Answered =>
    name === 'customer.overview' ? { ...body, result: { ...body.result, ...slices } } : body;
  return stage(<CustomerPanel />, { as: customerCaller('elena'), width: 760, edit, ...options });
}

const slot = (name: string) => [...document.querySelectorAll(`[data-slot=${name}]`)];
const linesOf = (element: Element | undefined) =>
  (element as HTMLElement | undefined)?.innerText.split('\n').filter(Boolean);

describe('payment methods', () => {
  const card = (id: string, facts: object = {}) => ({
    ...{ id, created_at: AT, type: 'card', brand: 'visa', last4: '4242', exp_month: 12, exp_year: 2030, wallet: null },
    is_default: false,
    ...facts,
  });

  it('stand in the plan’s line and in a list, from the page’s one request', async () => {
    const { screen, calls } = await page({});
    await expect.element(screen.getByText('Payment methods')).toBeVisible();
    expect(slot('payment-method').map(linesOf)).toEqual([['Visa ···· 4242', '12/30']]);
    expect(slot('plan-card')[0]?.textContent).toContain('Visa ···· 4242');
    expect(calls).not.toContain('paymentMethods.list');
  });

  it('name the default, and warn of a card that ends', async () => {
    const cards = [
      card('a', { is_default: true }),
      card('b', { brand: 'mastercard', last4: '1881', exp_month: 11, exp_year: 2026 }),
      card('c', { brand: null, type: 'link', last4: null, exp_month: null, exp_year: null }),
      card('d', { exp_month: 10, exp_year: 2026 }),
    ];
    const { screen } = await page({ payment_methods: listed(cards) });
    await expect.element(screen.getByText('Default')).toBeVisible();
    expect(slot('payment-method').map(linesOf)).toEqual([
      ['Visa ···· 4242 Default', '12/30'],
      ['Mastercard ···· 1881', '11/26'],
      ['Link'],
      ['Visa ···· 4242', 'expired'],
    ]);
    const tones = slot('payment-method').map((row) => row.querySelector('[data-slot=pill]')?.getAttribute('data-tone'));
    expect(tones).toEqual([undefined, 'warn', undefined, 'warn']);
    expect(slot('plan-card')[0]?.textContent).toContain('Visa ···· 4242');
  });

  it('claim no card for a plan where several might be charged', async () => {
    const { screen } = await page({ payment_methods: listed([card('a', { last4: '1111' }), card('b')]) });
    await expect.element(screen.getByText('Visa ···· 1111')).toBeVisible();
    expect(slot('plan-card')[0]?.textContent).not.toContain('····');
  });

  it('fail alone, and are read again alone', async () => {
    const { screen, calls } = await page({ payment_methods: failed });
    await expect.element(screen.getByText('Renews', { exact: false })).toBeVisible();
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByText('12/30')).toBeVisible();
    expect(calls.filter((name) => name === 'paymentMethods.list')).toHaveLength(1);
  });

  it('are left out for whom they are not, without a word', async () => {
    const forbidden = { ok: false, problem: { code: 'forbidden', status: 403, title: '' } };
    const { screen } = await page({ payment_methods: forbidden, meters: forbidden });
    await expect.element(screen.getByText('Priority support')).toBeVisible();
    expect(slot('payment-methods')).toEqual([]);
    expect(screen.getByText('You do not have the right', { exact: false }).query()).toBeNull();
  });
});

describe('usage', () => {
  const meter = (facts: object) => ({
    ...{ id: 'm', created_at: AT, meter_id: 'calls', consumed_units: 0, credited_units: 0, balance: 0 },
    meter: { id: 'calls', name: 'API calls' },
    ...facts,
  });

  it.each([
    [
      'within',
      { consumed_units: 41_250, credited_units: 100_000, balance: 58_750 },
      ['41,250', 'of 100,000 included', '58,750 left'],
    ],
    [
      'over',
      { consumed_units: 130_000, credited_units: 100_000, balance: -30_000 },
      ['130,000', 'of 100,000 included', '30,000 over'],
    ],
    ['without anything included', { consumed_units: 12.345, balance: -12.345 }, ['12.35', 'used']],
  ])('%s is told in figures', async (_name, figures, lines) => {
    const { screen } = await page({ meters: listed([meter(figures)]) });
    await expect.element(screen.getByText('API calls')).toBeVisible();
    expect(linesOf(slot('usage-card')[0])).toEqual(['API calls', ...lines]);
  });

  it('says what it costs so far, where the plan prices it', async () => {
    const { screen } = await stage(<CustomerPanel />, {
      as: customerCaller('elena'),
      width: 760,
      edit: (name, body) => {
        if (name !== 'customer.overview') return body;
        const [plan] = body.result.subscriptions.value.items;
        plan.meters = [{ meter_id: 'calls', consumed_units: 1, credited_units: 0, amount: 600 }];
        body.result.meters = listed([meter({ consumed_units: 130_000, credited_units: 100_000, balance: -30_000 })]);
        return body;
      },
    });
    await expect.element(screen.getByText('30,000 over · $6.00 so far')).toBeVisible();
  });

  it('is not shown, nor asked for, where the seller hides it', async () => {
    const { screen, calls } = await stage(<CustomerPanel />, {
      as: customerCaller('elena'),
      width: 760,
      edit: (name, body) => {
        if (name !== 'customer.overview') return body;
        body.result.viewer.portal.showUsage = false;
        delete body.result.meters;
        return body;
      },
    });
    await expect.element(screen.getByText('Priority support')).toBeVisible();
    expect(calls).not.toContain('meters.list');
  });

  it('is not on an agent’s panel', async () => {
    const { screen, calls } = await stage(
      <Panel.Root>
        <Panel.Who />
        <Panel.Usage />
      </Panel.Root>,
    );
    await expect.element(screen.getByRole('heading', { name: 'Maya Kobayashi' })).toBeVisible();
    expect(calls).toEqual(['customer.overview']);
  });
});

describe('what is included', () => {
  const grant = (id: string, facts: object = {}) => ({
    ...{ id, created_at: AT, is_granted: true, is_revoked: false, customer_id: 'c', benefit_id: id },
    benefit: { id, type: 'custom', description: `Thing ${id}` },
    ...facts,
  });

  it('is told once each, and what is not there yet says why', async () => {
    const grants = [
      grant('1'),
      grant('2', { is_granted: false }),
      grant('3', { is_granted: false, error: { message: 'Polar’s own words', type: 'x' } }),
      grant('4', { is_granted: false, is_revoked: true }),
      grant('5', { is_granted: false, is_revoked: true, benefit_id: '1', benefit: grant('1').benefit }),
      grant('6', { benefit: { id: '6', type: 'meter_credit', description: 'Credits' } }),
    ];
    const { screen } = await page({ grants: listed(grants) });
    await expect.element(screen.getByText('Included')).toBeVisible();
    const shown = slot('benefit').map((row) => linesOf(row)?.join(' '));
    expect(shown.toSorted()).toEqual(['Thing 1', 'Thing 2 On its way', 'Thing 3 Needs a look', 'Thing 4 Off']);
    expect(screen.getByText('Polar’s own words', { exact: false }).query()).toBeNull();
  });

  it.each([
    { width: 320, grants: [grant('1')], isBeside: true },
    { width: 320, grants: [grant('1'), grant('2')], isBeside: false },
    { width: 760, grants: [grant('1')], isBeside: false },
  ])('at $width px stands beside its heading: $isBeside', async ({ width, grants, isBeside }) => {
    const { screen } = await page({ grants: listed(grants) }, { width });
    const thing = screen.getByText('Thing 1');
    await expect.element(thing).toBeVisible();
    const heading = screen.getByRole('heading', { name: 'Included' }).element().getBoundingClientRect();
    expect(thing.element().getBoundingClientRect().top < heading.bottom).toBe(isBeside);
  });
});
