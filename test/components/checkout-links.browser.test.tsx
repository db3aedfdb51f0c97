import { beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CheckoutLinkBuilder } from '../../src/components/index.ts';
import { ADA, type StageOptions, stage } from './stage.tsx';

const LINA = {
  ...ADA,
  permissions: [...ADA.permissions, 'checkout_links:read', 'checkout_links:write', 'discounts:read'],
} as const satisfies StageOptions['as'];
const ORIGIN = location.origin;

const copied: string[] = [];
beforeEach(() => {
  copied.length = 0;
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
    copied.push(text);
  });
});

/** The builder, with what it sent. */
async function opened(options: StageOptions = {}) {
  const bodies: { name: string; input: Record<string, unknown> }[] = [];
  const world = await stage(<CheckoutLinkBuilder onInsertReply={(text) => copied.push(text)} />, {
    as: LINA,
    about: 'elena',
    ...options,
    intercept: async (request) => {
      const name = request.url.split('/').at(-1) ?? '';
      if (/^checkout.*\.(create|update|delete)$/.test(name)) bodies.push({ name, ...(await request.clone().json()) });
      return (await options.intercept?.(request)) ?? null;
    },
  });
  await expect.element(world.screen.getByRole('heading', { name: 'Checkout links' })).toBeVisible();
  return { ...world, bodies, sent: () => bodies.map(({ name, input }) => [name, input]) };
}

type World = Awaited<ReturnType<typeof opened>>;

async function pick({ screen }: World, product: string) {
  await screen.getByRole('combobox', { name: /What it sells|Products/ }).click();
  await screen.getByRole('option', { name: new RegExp(`^${product}`) }).click();
}

/** A link that sells these, made through the screen, with its dialog on the way to share it. */
async function made(products: string[], options?: StageOptions) {
  const world = await opened(options);
  await world.screen.getByRole('button', { name: 'New link' }).click();
  for (const product of products) await pick(world, product);
  await world.screen.getByRole('button', { name: 'Create link' }).click();
  await expect.element(world.screen.getByRole('radio', { name: 'Share' })).toBeChecked();
  return world;
}

const url = () => document.querySelector('[data-slot=link-output] code')?.textContent ?? '';

describe('CheckoutLinkBuilder', () => {
  it('says that there is none yet, and reads nothing but the list', async () => {
    const { screen, calls } = await opened({ customer: undefined });
    await expect.element(screen.getByText('No checkout links yet.')).toBeVisible();
    expect(calls).toEqual(['checkoutLinks.list']);
  });

  it('makes a link of two products in the order chosen, and shares it', async () => {
    const world = await opened();
    const { screen, sent } = world;
    await screen.getByRole('button', { name: 'New link' }).click();
    const create = screen.getByRole('button', { name: 'Create link' });
    await expect.element(create).toBeDisabled();
    await pick(world, 'Basic');
    await pick(world, 'Pro \\$');
    await expect.element(screen.getByText('Buyers choose one of them.', { exact: false })).toBeVisible();
    await screen.getByRole('button', { name: 'Move Pro up' }).click();
    await screen.getByRole('textbox', { name: 'Label' }).fill('Spring');
    await create.click();
    await expect.element(screen.getByRole('dialog', { name: 'Spring' })).toBeVisible();
    const [[name, input] = []] = sent();
    expect(name).toBe('checkoutLinks.create');
    expect(input).toEqual({ products: [expect.any(String), expect.any(String)], label: 'Spring' });
    expect(url()).toMatch(/^https?:\/\/\S+polar_cl_/);
    await screen.getByRole('button', { name: 'Close' }).click();
    await expect.element(screen.getByText('Pro, Basic')).toBeVisible();
  });

  it('finds by keyboard: arrows choose, Enter takes, Escape closes the list and not the dialog', async () => {
    const { screen } = await opened();
    await screen.getByRole('button', { name: 'New link' }).click();
    const field = screen.getByRole('combobox', { name: 'What it sells' });
    await field.fill('studio');
    await expect.element(screen.getByRole('option')).toHaveTextContent('Studio license$49.00');
    await userEvent.keyboard('{Escape}');
    await expect.element(screen.getByRole('listbox')).not.toBeInTheDocument();
    await expect.element(screen.getByRole('dialog')).toBeVisible();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.element(screen.getByRole('button', { name: 'Remove Studio license' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
  });

  it('sends of an edit only what differs, and nothing where nothing does', async () => {
    const { screen, sent } = await made(['Basic']);
    await screen.getByRole('radio', { name: 'Settings' }).click();
    const save = screen.getByRole('button', { name: 'Save' });
    await expect.element(save).toBeDisabled();
    await screen.getByRole('checkbox', { name: 'Ask for the full billing address' }).click();
    await screen.getByRole('button', { name: 'More settings' }).click();
    await screen.getByRole('textbox', { name: 'Page after paying' }).fill(`${ORIGIN}/thanks?id={CHECKOUT_ID}`);
    await save.click();
    await expect.element(screen.getByText('Saved.', { exact: true }).first()).toBeVisible();
    expect(sent().slice(1)).toEqual([
      [
        'checkoutLinks.update',
        {
          checkout_link_id: expect.any(String),
          require_billing_address: true,
          success_url: `${ORIGIN}/thanks?id={CHECKOUT_ID}`,
        },
      ],
    ]);
    await expect.element(save).toBeDisabled();
  });

  it('says under its field what the server does not take, and keeps what was typed', async () => {
    const { screen } = await made(['Basic']);
    await screen.getByRole('radio', { name: 'Settings' }).click();
    await screen.getByRole('button', { name: 'More settings' }).click();
    const page = screen.getByRole('textbox', { name: 'Page after paying' });
    await page.fill('https://evil.example/thanks');
    await screen.getByRole('button', { name: 'Save' }).click();
    await expect.element(screen.getByText('This page is not on the list of pages', { exact: false })).toBeVisible();
    await expect.element(page).toHaveAttribute('aria-invalid', 'true');
    await expect.element(page).toHaveValue('https://evil.example/thanks');
    await page.fill('https://app.example.com/%7BCHECKOUT_ID%7D');
    await expect.element(screen.getByText('Write {CHECKOUT_ID} plainly', { exact: false })).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  });

  it('deletes after a question that starts on the safe button', async () => {
    const { screen, writes } = await made(['Basic']);
    await screen.getByRole('radio', { name: 'Settings' }).click();
    await screen.getByRole('button', { name: 'Delete…' }).click();
    await expect.element(screen.getByRole('button', { name: 'Keep link' })).toHaveFocus();
    expect(writes.filter((write) => write.startsWith('DELETE'))).toEqual([]);
    await screen.getByRole('button', { name: 'Delete link' }).click();
    await expect.element(screen.getByText('This link was deleted.')).toBeVisible();
    await screen.getByRole('button', { name: 'Close' }).click();
    await expect.element(screen.getByText('No checkout links yet.')).toBeVisible();
    expect(writes.filter((write) => write.startsWith('DELETE'))).toHaveLength(1);
  });

  it('tells that somebody else deleted the link', async () => {
    const world = await made(['Basic']);
    await world.screen.getByRole('radio', { name: 'Settings' }).click();
    await world.screen.getByRole('textbox', { name: 'Label' }).fill('Autumn');
    const [link] = (await listed(world)) as [{ id: string }];
    await world.polar.fetch(`https://api.polar.sh/v1/checkout-links/${link.id}`, {
      method: 'DELETE',
      headers: { authorization: 'Bearer polar_oat_demo' },
    });
    await world.screen.getByRole('button', { name: 'Save' }).click();
    await expect.element(world.screen.getByText('This link was deleted.')).toBeVisible();
  });

  it('keeps from those without the right what they may not do, and says so', async () => {
    const { screen } = await opened({ as: ADA });
    await expect.element(screen.getByText('You do not have the right to see or do this.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'New link' }).query()).toBeNull();
  });

  it('can be tried again after a failure', async () => {
    let down = true;
    const { screen } = await opened({
      intercept: (request) =>
        down && request.url.endsWith('checkoutLinks.list')
          ? Response.json({ code: 'not_found', status: 404, title: '', requestId: 'r' }, { status: 404 })
          : null,
    });
    await expect.element(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
    down = false;
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByText('No checkout links yet.')).toBeVisible();
  });
});

async function listed({ polar }: World): Promise<unknown[]> {
  const answer = await polar.fetch('https://api.polar.sh/v1/checkout-links/', {
    headers: { authorization: 'Bearer polar_oat_demo' },
  });
  return ((await answer.json()) as { items: unknown[] }).items;
}

describe('a link to pass on', () => {
  it('follows every key, is copied whole, and warns of what tells who somebody is', async () => {
    const { screen, sent } = await made(['Basic', 'Studio license']);
    const bare = url();
    await screen.getByRole('button', { name: 'Copy link', exact: true }).click();
    expect(copied).toEqual([bare]);
    await screen.getByRole('button', { name: 'Fill in for this visit' }).click();
    await screen.getByRole('textbox', { name: 'Email' }).fill('a+b@example.com');
    await expect.element(screen.getByText('This address tells who somebody is.', { exact: false })).toBeVisible();
    await screen.getByRole('textbox', { name: 'Email' }).fill('');
    expect(screen.getByText('This address tells who somebody is.', { exact: false }).query()).toBeNull();
    await screen.getByRole('textbox', { name: 'Name' }).fill('Zoë & Søn');
    await screen.getByRole('textbox', { name: 'Discount code' }).fill('LAUNCH20');
    await screen.getByRole('combobox', { name: 'Preselected product' }).selectOptions('Studio license');
    await screen.getByRole('combobox', { name: 'Look' }).selectOptions('Dark');
    await screen.getByRole('textbox', { name: 'Reference' }).fill('T-4711');
    await screen.getByRole('textbox', { name: 'Language' }).fill('pt-BR');
    await screen.getByRole('button', { name: 'Campaign' }).click();
    await screen.getByRole('textbox', { name: 'Source' }).fill('mail');
    const filled = Object.fromEntries(new URL(url()).searchParams);
    expect(filled).toEqual({
      customer_name: 'Zoë & Søn',
      discount_code: 'LAUNCH20',
      product_id: expect.stringMatching(/^[\da-f-]{36}$/),
      theme: 'dark',
      reference_id: 'T-4711',
      locale: 'pt-BR',
      utm_source: 'mail',
    });
    expect(url()).toContain('customer_name=Zo%C3%AB%20%26%20S%C3%B8n');
    expect(sent()).toHaveLength(1);
    await screen.getByRole('button', { name: 'Insert in reply' }).click();
    expect(copied.at(-1)).toBe(`Here you can get Basic, Studio license: ${url()}`);
  });

  it('comes as code for a page and for React, and as a picture', async () => {
    const { screen } = await made(['Basic']);
    const link = url();
    await screen.getByRole('radio', { name: 'Embed' }).click();
    await screen.getByRole('button', { name: 'Copy code' }).click();
    expect(copied.at(-1)).toContain(`<a href="${link}" data-polar-checkout`);
    await screen.getByRole('radio', { name: 'React' }).click();
    await screen.getByRole('button', { name: 'Copy code' }).click();
    expect(copied.at(-1)).toContain('PolarEmbedCheckout.init()');
    await screen.getByRole('radio', { name: 'QR', exact: true }).click();
    await expect.element(screen.getByRole('img', { name: `QR code of ${link}` })).toBeVisible();
  });

  it('offers the answers of the products’ questions, and a price where buyers name it', async () => {
    const id = '0d5b8f6e-1111-4222-8333-944455556666';
    const field = { id, created_at: '2026-01-01T00:00:00Z', type: 'text', slug: 'team', name: 'Team name' };
    const { screen } = await made(['Basic'], {
      intercept: (request) =>
        request.url.endsWith('customFields.list')
          ? Response.json({
              result: [field],
              subject: { connection: 'default', kind: 'agent', customer: null },
              total: 1,
              requestId: 'r',
            })
          : null,
      edit: (name, body) => {
        const asks = (product: object) => ({
          ...product,
          attached_custom_fields: [{ custom_field_id: id, required: false }],
        });
        if (name === 'products.list') return { ...body, result: body.result.map(asks) };
        if (name !== 'checkoutLinks.create' && name !== 'checkoutLinks.get') return body;
        const [product] = body.result.products;
        const prices = [{ ...product.prices[0], amount_type: 'custom', price_currency: 'usd' }];
        return { ...body, result: { ...body.result, products: [{ ...product, prices }] } };
      },
    });
    await screen.getByRole('button', { name: 'Fill in for this visit' }).click();
    await screen.getByRole('textbox', { name: 'Team name' }).fill('Ünïted');
    await screen.getByRole('textbox', { name: 'Amount' }).fill('12,50');
    expect(url()).toContain('custom_field_data.team=%C3%9Cn%C3%AFted');
    expect(new URL(url()).searchParams.get('amount')).toBe('1250');
  });
});

describe('what is odd about a link', () => {
  it('shows what buyers pay with the discount, and that it is used up', async () => {
    const { screen } = await opened({
      edit: (name, body) =>
        name === 'discounts.list'
          ? {
              ...body,
              result: [
                ...body.result,
                { ...body.result[0], id: crypto.randomUUID(), name: 'Worn', max_redemptions: 1, redemptions_count: 1 },
              ],
            }
          : body,
    });
    await screen.getByRole('button', { name: 'New link' }).click();
    await screen.getByRole('combobox', { name: 'What it sells' }).click();
    await screen.getByRole('option', { name: /^Pro \$/ }).click();
    const discount = screen.getByRole('combobox', { name: 'Discount' });
    await discount.click();
    await screen.getByRole('option', { name: /^Launch/ }).click();
    await expect.element(screen.getByText('for 3 months · then $29.00 · before tax')).toBeVisible();
    await expect.element(screen.getByText('$23.20', { exact: false })).toBeVisible();
    await screen.getByRole('checkbox', { name: 'Buyers may enter a discount code' }).click();
    await expect.element(screen.getByText('With codes switched off', { exact: false })).toBeVisible();
    await screen.getByRole('button', { name: /^Remove Launch/ }).click();
    await discount.click();
    await screen.getByRole('option', { name: /^Worn/ }).click();
    await expect.element(screen.getByText('This discount is used up.', { exact: false })).toBeVisible();
    expect(screen.getByText('$23.20', { exact: false }).query()).toBeNull();
  });

  it('lets seats be set only where all products have them, within their range', async () => {
    const world = await opened();
    const { screen } = world;
    await screen.getByRole('button', { name: 'New link' }).click();
    await pick(world, 'Team');
    await screen.getByRole('button', { name: 'More settings' }).click();
    const seats = screen.getByRole('textbox', { name: 'Seats' });
    await seats.fill('0');
    await expect.element(screen.getByText('This number is too small.')).toBeVisible();
    await seats.fill('12');
    await expect.element(screen.getByText('Team, 12 seats')).toBeVisible();
    await seats.fill('');
    await pick(world, 'Basic');
    await expect.element(seats).not.toBeInTheDocument();
  });

  it('points out an archived product and a label that is taken', async () => {
    let archived = false;
    const { screen } = await made(['Basic'], {
      edit: (name, body) => {
        if (name !== 'checkoutLinks.get' || !archived) return body;
        const products = body.result.products.map((product: object) => ({ ...product, is_archived: true }));
        return { ...body, result: { ...body.result, products } };
      },
    });
    await screen.getByRole('radio', { name: 'Settings' }).click();
    await screen.getByRole('textbox', { name: 'Label' }).fill('Spring');
    await screen.getByRole('button', { name: 'Save' }).click();
    await screen.getByRole('button', { name: 'Close' }).click();
    await screen.getByRole('button', { name: 'New link' }).click();
    await screen.getByRole('textbox', { name: 'Label' }).fill(' spring');
    await expect.element(screen.getByText('Another link has this label.')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    archived = true;
    await screen.getByRole('button', { name: 'Edit Spring' }).click();
    await expect.element(screen.getByText('Basic is archived and cannot be bought.')).toBeVisible();
  });
});

describe('a checkout for one customer', () => {
  async function forElena(product: string, options?: StageOptions) {
    const world = await opened(options);
    await world.screen.getByRole('button', { name: /^For / }).click();
    await world.screen.getByRole('combobox', { name: 'Product' }).click();
    await world.screen.getByRole('option', { name: new RegExp(`^${product}`) }).click();
    return world;
  }

  it('is theirs alone and says until when', async () => {
    const { screen, bodies } = await forElena('Studio license');
    await expect.element(screen.getByRole('dialog', { name: 'Checkout for Elena Marchetti' })).toBeVisible();
    expect(screen.getByText('already has', { exact: false }).query()).toBeNull();
    await screen.getByRole('button', { name: 'Create checkout' }).click();
    await expect.element(screen.getByText(/^Works until 24 November 2026/)).toBeVisible();
    expect(bodies).toHaveLength(1);
    expect(bodies[0]).toMatchObject({ name: 'checkouts.create', customer: { id: expect.any(String) } });
    await screen.getByRole('button', { name: 'Insert in reply' }).click();
    expect(copied.at(-1)).toMatch(/^Here is your checkout for Studio license: https?:\S+\nIt is yours alone/);
  });

  it('warns who has a plan already, and changes that plan instead', async () => {
    const { screen, bodies } = await forElena('Basic');
    await expect.element(screen.getByText('Elena Marchetti already has Pro.', { exact: false })).toBeVisible();
    await screen.getByRole('button', { name: 'Change the plan instead' }).click();
    await expect.element(screen.getByRole('dialog', { name: 'Change plan' })).toBeVisible();
    await expect.element(screen.getByRole('radio', { name: /^Basic/ })).toBeVisible();
    expect(bodies).toEqual([]);
  });
});
