import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CustomerPanel, LicenseKeyTable } from '../../src/components/index.ts';
import { ADA, customerCaller, type StageOptions, stage } from './stage.tsx';

/** Ada, who may also see to license keys. */
const KEEPER = { ...ADA, permissions: [...ADA.permissions, 'license_keys:read', 'license_keys:write'] } as const;
const desk = (about: string, options: StageOptions = {}): StageOptions => ({ as: KEEPER, about, ...options });
const page = (handle: string): StageOptions => ({ as: customerCaller(handle), width: 760 });

type Staged = Awaited<ReturnType<typeof stage>>;

/** A key as Polar has it. */
async function keyAt({ polar }: Staged) {
  const response = await polar.fetch(
    new Request(`https://api.polar.sh/v1/license-keys/${polar.ids.license_key}`, {
      headers: { authorization: 'Bearer polar_oat_demo' },
    }),
  );
  return response.json();
}

async function managed(staged: Staged) {
  await staged.screen.getByRole('button', { name: /^Manage FLOE/ }).click();
  const dialog = staged.screen.getByRole('dialog');
  await expect.element(dialog.getByText('Key ID')).toBeVisible();
  return dialog;
}

describe('an agent’s panel', () => {
  it('shows the keys from the one request that fills it, and validates none', async () => {
    const staged = await stage(<CustomerPanel />, desk('maya'));
    await expect.element(staged.screen.getByText('2 of 3 devices · never expires')).toBeVisible();
    expect(staged.calls).toEqual(['customer.overview']);
    expect(staged.writes).toEqual([]);
    const { key } = await keyAt(staged);
    expect(document.body.textContent).not.toContain(key);
  });

  it('asks nobody about keys who has none, or for whom one may not look', async () => {
    const amara = await stage(<CustomerPanel />, desk('amara'));
    await expect.element(amara.screen.getByText('Ending')).toBeVisible();
    expect(amara.calls).toEqual(['customer.overview']);
    await amara.screen.unmount();
    const maya = await stage(<CustomerPanel />, { about: 'maya' });
    await expect.element(maya.screen.getByText('Past due')).toBeVisible();
    expect(maya.calls).toEqual(['customer.overview']);
    expect(maya.screen.getByText('License keys').query()).toBeNull();
  });

  it('lets the keys fail alone', async () => {
    const { screen, calls } = await stage(
      <CustomerPanel />,
      desk('maya', {
        edit: (name, body) => {
          const problem = { code: 'upstream_error', status: 502, title: '' };
          const license_keys = { ok: false, problem };
          return name === 'customer.overview' ? { ...body, result: { ...body.result, license_keys } } : body;
        },
      }),
    );
    await expect.element(screen.getByText('The billing system refused this.', { exact: false })).toBeVisible();
    await expect.element(screen.getByText('Past due')).toBeVisible();
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByText('2 of 3 devices · never expires')).toBeVisible();
    expect(calls).toEqual(['customer.overview', 'licenseKeys.list']);
  });

  it('reads the keys for itself where a server of before leaves them out', async () => {
    const { screen, calls } = await stage(
      <CustomerPanel />,
      desk('maya', {
        edit: (name, body) => {
          if (name === 'customer.overview') delete body.result.license_keys;
          return body;
        },
      }),
    );
    await expect.element(screen.getByText('2 of 3 devices · never expires')).toBeVisible();
    expect(calls).toEqual(['customer.overview', 'licenseKeys.list']);
  });
});

describe('an agent and a key', () => {
  it('reads it hidden, and shows it when asked', async () => {
    const staged = await stage(<CustomerPanel />, desk('elena'));
    const dialog = await managed(staged);
    const { key } = await keyAt(staged);
    expect(dialog.element().textContent).not.toContain(key);
    await dialog.getByRole('button', { name: 'Show key' }).click();
    await expect.element(dialog.getByText(key)).toBeVisible();
    await dialog.getByRole('button', { name: 'Hide key' }).click();
    expect(dialog.element().textContent).not.toContain(key);
    expect(staged.writes).toEqual([]);
  });

  it('makes a new one after a question, shows it once, and can make another', async () => {
    const replies: string[] = [];
    const staged = await stage(<CustomerPanel onInsertReply={(text) => replies.push(text)} />, desk('elena'));
    const before = (await keyAt(staged)).key;
    const dialog = await managed(staged);
    await dialog.getByRole('button', { name: 'New key…' }).click();
    await expect.element(dialog.getByRole('button', { name: 'Back' })).toHaveFocus();
    expect(staged.writes).toEqual([]);
    await dialog.getByRole('button', { name: 'Make new key' }).click();
    await expect.element(staged.screen.getByRole('dialog', { name: 'This is the new key.' })).toBeVisible();
    const second = (await keyAt(staged)).key;
    expect(second).not.toBe(before);
    await expect.element(dialog.getByText(second)).toBeVisible();
    await dialog.getByRole('button', { name: 'Insert summary in reply' }).click();
    expect(replies).toEqual([`Your new license key is ${second}. The old one no longer works.`]);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect.element(staged.screen.getByText(`FLOE-····-${second.slice(-6)}`)).toBeVisible();
    expect(document.body.textContent).not.toContain(second);

    const again = await managed(staged);
    await again.getByRole('button', { name: 'New key…' }).click();
    await again.getByRole('button', { name: 'Make new key' }).click();
    await expect.element(staged.screen.getByRole('dialog', { name: 'This is the new key.' })).toBeVisible();
    expect((await keyAt(staged)).key).not.toBe(second);
    expect(staged.writes).toHaveLength(2);
  });

  it('where Polar cannot make new keys, says so and leaves the rest', async () => {
    const staged = await stage(<CustomerPanel />, desk('elena'));
    staged.polar.faults.add({ match: { path: '/rotate' }, answer: { status: 404, body: '{"detail":"Not Found"}' } });
    const dialog = await managed(staged);
    await dialog.getByRole('button', { name: 'New key…' }).click();
    await dialog.getByRole('button', { name: 'Make new key' }).click();
    await expect.element(dialog.getByText('This Polar cannot make new keys for old ones.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Back' }).click();
    await expect.element(dialog.getByRole('button', { name: 'Disable' })).toBeVisible();
    expect(dialog.getByRole('button', { name: 'New key…' }).query()).toBeNull();
    await dialog.getByRole('button', { name: 'Close' }).click();
    expect((await managed(staged)).getByRole('button', { name: 'New key…' }).query()).toBeNull();
  });

  it('turns it off and on again, each with one press, however often', async () => {
    const staged = await stage(<CustomerPanel />, desk('elena'));
    const dialog = await managed(staged);
    for (const round of [1, 2]) {
      await dialog.getByRole('button', { name: 'Disable' }).click();
      await expect.element(dialog.getByText('Disabled')).toBeVisible();
      expect((await keyAt(staged)).status).toBe('disabled');
      await dialog.getByRole('button', { name: 'Enable' }).click();
      await expect.element(dialog.getByText('Active')).toBeVisible();
      expect((await keyAt(staged)).status).toBe('granted');
      expect(staged.writes).toHaveLength(round * 2);
    }
  });

  it('revokes it after a question, and gives it back after another', async () => {
    const staged = await stage(<CustomerPanel />, desk('elena'));
    const dialog = await managed(staged);
    await dialog.getByRole('button', { name: 'Revoke…' }).click();
    await expect.element(dialog.getByText('what it granted is taken back', { exact: false })).toBeVisible();
    await dialog.getByRole('button', { name: 'Revoke key' }).click();
    await expect.element(dialog.getByText('Revoked')).toBeVisible();
    expect(dialog.getByRole('button', { name: 'New key…' }).query()).toBeNull();
    await dialog.getByRole('button', { name: 'Give back' }).click();
    expect((await keyAt(staged)).status).toBe('revoked');
    await dialog.getByRole('button', { name: 'Give back' }).click();
    await expect.element(dialog.getByText('Active')).toBeVisible();
    expect((await keyAt(staged)).status).toBe('granted');
  });

  it('sends of its limits only what was changed', async () => {
    const sent: unknown[] = [];
    const staged = await stage(
      <CustomerPanel />,
      desk('elena', {
        intercept: async (request) => {
          if (request.url.endsWith('licenseKeys.update')) sent.push((await request.json()).input);
          return null;
        },
      }),
    );
    const dialog = await managed(staged);
    await dialog.getByRole('button', { name: 'Edit limits' }).click();
    const save = dialog.getByRole('button', { name: 'Save' });
    await expect.element(save).toBeDisabled();
    await dialog.getByLabelText('Most devices').fill('0');
    await expect.element(dialog.getByText('At least 1, or empty for no limit.')).toBeVisible();
    await expect.element(save).toBeDisabled();
    await dialog.getByLabelText('Most devices').fill('5');
    await dialog.getByLabelText('Expires').fill('2027-01-31');
    await save.click();
    await expect.element(dialog.getByText('1 of 5 devices')).toBeVisible();
    await expect.element(dialog.getByText('31 Jan 2027')).toBeVisible();
    const license_key_id = staged.polar.ids.license_key;
    expect(sent).toEqual([{ license_key_id, limit_activations: 5, expires_at: '2027-01-31T23:59:59Z' }]);
  });

  it('signs a device out after a press that names it', async () => {
    const staged = await stage(<CustomerPanel />, desk('elena'));
    const dialog = await managed(staged);
    await dialog.getByRole('button', { name: 'Remove Elena’s iMac' }).click();
    await expect.element(dialog.getByRole('button', { name: 'Keep' })).toHaveFocus();
    await dialog.getByRole('button', { name: 'Keep' }).click();
    expect(staged.writes).toEqual([]);
    await dialog.getByRole('button', { name: 'Remove Elena’s iMac' }).click();
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect.element(dialog.getByText('In use on no device.')).toBeVisible();
    expect(staged.writes).toEqual(['POST /v1/license-keys/deactivate']);
    expect((await keyAt(staged)).activations).toEqual([]);
  });

  it('only reads without the right to change', async () => {
    const permissions = [...ADA.permissions, 'license_keys:read'] as const;
    const staged = await stage(<CustomerPanel />, desk('elena', { as: { ...ADA, permissions } }));
    const dialog = await managed(staged);
    for (const name of [/New key/, /Disable/, /Revoke/, /Edit/, /Remove/])
      expect(dialog.getByRole('button', { name }).query()).toBeNull();
    await expect.element(dialog.getByText('Elena’s iMac')).toBeVisible();
  });

  it('tells the host’s listener nothing of the key', async () => {
    const events: unknown[] = [];
    const staged = await stage(<CustomerPanel />, desk('elena', { onEvent: (event) => events.push(event) }));
    const dialog = await managed(staged);
    await dialog.getByRole('button', { name: 'New key…' }).click();
    await dialog.getByRole('button', { name: 'Make new key' }).click();
    await expect.element(staged.screen.getByRole('dialog', { name: 'This is the new key.' })).toBeVisible();
    await expect.poll(() => events).toHaveLength(1);
    expect(JSON.stringify(events)).toContain('licenseKeys.rotate');
    expect(JSON.stringify(events)).not.toContain((await keyAt(staged)).key);
  });
});

describe('a customer and its key', () => {
  it('copies, makes a new one and removes a device, and is offered nothing else', async () => {
    const staged = await stage(<CustomerPanel />, page('elena'));
    const { screen } = staged;
    await expect.element(screen.getByText('1 of 3 devices · never expires')).toBeVisible();
    await screen.getByRole('button', { name: /^Devices of FLOE/ }).click();
    const dialog = screen.getByRole('dialog');
    await expect.element(dialog.getByText('Elena’s iMac')).toBeVisible();
    for (const name of [/Disable/, /Revoke/, /Edit/, /reply/i])
      expect(dialog.getByRole('button', { name }).query()).toBeNull();
    await dialog.getByRole('button', { name: 'Remove Elena’s iMac' }).click();
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect.element(dialog.getByText('In use on no device.')).toBeVisible();
    await dialog.getByRole('button', { name: 'New key…' }).click();
    await dialog.getByRole('button', { name: 'Make new key' }).click();
    await expect.element(screen.getByRole('dialog', { name: 'This is the new key.' })).toBeVisible();
    const { key } = await keyAt(staged);
    await expect.element(dialog.getByText(key)).toBeVisible();
    expect(staged.writes).toEqual([
      'POST /v1/license-keys/deactivate',
      'POST /v1/customer-portal/license-keys/:id/rotate',
    ]);
  });

  it('is sent to support where the seller keeps devices to itself', async () => {
    const { screen } = await stage(<CustomerPanel />, {
      ...page('elena'),
      edit: (name, body) => {
        if (name !== 'licenseKeys.get') return body;
        const { activations: _kept, ...result } = body.result;
        return { ...body, result };
      },
    });
    await screen.getByRole('button', { name: /^Devices of FLOE/ }).click();
    await expect.element(screen.getByText('Ask support to see or remove devices.')).toBeVisible();
    expect(screen.getByRole('button', { name: /^Remove/ }).query()).toBeNull();
  });
});

describe('LicenseKeyTable', () => {
  it('acts for the person whose key it is in the list of all', async () => {
    const staged = await stage(<LicenseKeyTable />, { as: KEEPER, customer: undefined, width: 1000 });
    const row = staged.screen.getByRole('row', { name: /Elena Marchetti/ });
    await expect.element(row).toBeVisible();
    await row.getByRole('button', { name: /^Manage/ }).click();
    const dialog = staged.screen.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Disable' }).click();
    await expect.element(dialog.getByText('Disabled')).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect.element(row.getByText('Disabled')).toBeVisible();
    expect(staged.writes).toHaveLength(1);
  });

  it('shows those of one state', async () => {
    const staged = await stage(<LicenseKeyTable />, { as: KEEPER, customer: undefined, width: 1000 });
    await staged.screen.getByRole('combobox', { name: 'Show' }).selectOptions('Revoked');
    await expect.element(staged.screen.getByText('No key like this.')).toBeVisible();
  });

  describe('disables several', () => {
    const everybody = { as: KEEPER, customer: undefined, width: 1000 };
    const boxes = ({ screen }: Staged) => screen.getByRole('checkbox', { name: /^Choose FLOE/ });

    async function chosen(options: StageOptions = everybody) {
      const staged = await stage(<LicenseKeyTable />, options);
      await expect.element(boxes(staged).first()).toBeVisible();
      const count = boxes(staged).elements().length;
      await staged.screen.getByRole('checkbox', { name: 'Choose all shown' }).click();
      return { ...staged, count, open: staged.screen.getByRole('button', { name: `Disable ${count} keys…` }) };
    }

    it('each for the person whose key it is, one call a key', async () => {
      const staged = await chosen();
      const { count, open, screen } = staged;
      expect(count).toBeGreaterThan(1);
      await open.click();
      await userEvent.dblClick(screen.getByRole('button', { name: `Disable ${count} keys` }));
      await expect.element(screen.getByText(`${count} keys are disabled.`)).toBeVisible();
      expect(staged.writes).toHaveLength(count);
      expect(staged.calls.filter((name) => name === 'licenseKeys.update')).toHaveLength(count);
      await expect.element(boxes(staged)).not.toBeInTheDocument();
    });

    it('up to the first that fails, says so, and goes on from there', async () => {
      let calls = 0;
      const staged = await chosen({
        ...everybody,
        intercept: (request) =>
          request.url.endsWith('licenseKeys.update') && ++calls === 2
            ? Response.json({ code: 'unavailable', status: 503, title: '', requestId: 'r' }, { status: 503 })
            : null,
      });
      const { count, open, screen } = staged;
      await open.click();
      await screen.getByRole('button', { name: `Disable ${count} keys` }).click();
      await expect.element(screen.getByText('1 key is disabled.')).toBeVisible();
      await expect.element(screen.getByText('This is not available right now.', { exact: false })).toBeVisible();
      expect(staged.writes).toHaveLength(1);
      await screen.getByRole('button', { name: /^Disable \d+ keys?…/ }).click();
      await screen.getByRole('button', { name: /^Disable \d+ keys?$/ }).click();
      await expect.element(boxes(staged)).not.toBeInTheDocument();
      expect(staged.writes).toHaveLength(count);
    });

    it('only after a yes to these very keys', async () => {
      const staged = await chosen();
      await staged.open.click();
      await boxes(staged).first().click();
      await expect.element(staged.screen.getByRole('button', { name: /^Disable \d+ keys?$/ })).not.toBeInTheDocument();
      await expect.element(staged.screen.getByRole('button', { name: /^Disable \d+ keys?…/ })).toBeVisible();
    });

    it('is not offered to a customer', async () => {
      const staged = await stage(<LicenseKeyTable />, { ...page('elena'), width: 1000 });
      await expect.element(staged.screen.getByRole('row', { name: /FLOE/ })).toBeVisible();
      await expect.element(boxes(staged)).not.toBeInTheDocument();
    });

    it('is not offered without the right to change', async () => {
      const as = { ...ADA, permissions: [...ADA.permissions, 'license_keys:read' as const] };
      const staged = await stage(
        <>
          <CustomerPanel />
          <LicenseKeyTable />
        </>,
        { as, about: 'elena', width: 1000 },
      );
      await expect.element(staged.screen.getByRole('row', { name: /FLOE/ })).toBeVisible();
      await expect.element(boxes(staged)).not.toBeInTheDocument();
    });
  });
});
