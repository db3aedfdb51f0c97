import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CustomerPanel, PortalLink } from '../../src/components/index.ts';
import { ADA, customerCaller, stage } from './stage.tsx';

const copied: string[] = [];
beforeEach(() => {
  copied.length = 0;
  vi.restoreAllMocks();
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
    copied.push(text);
  });
});

describe('PortalLink for an agent', () => {
  it('copies a link that is never shown, and says that it is a secret and until when', async () => {
    const { screen, calls } = await stage(<PortalLink />, { about: 'elena' });
    expect(calls).not.toContain('portal.session');
    await screen.getByRole('button', { name: 'Copy portal link' }).click();
    await expect.element(screen.getByText('Signs in as the customer until', { exact: false })).toBeVisible();
    expect(copied).toHaveLength(1);
    expect(copied[0]).toContain('customer_session_token=');
    expect(document.body.textContent).not.toContain('customer_session_token=');
    await screen.getByRole('button', { name: 'Make a new link' }).click();
    await expect.poll(() => copied).toHaveLength(2);
    expect(copied[1]).not.toBe(copied[0]);
  });

  it('asks for whom of a team it is', async () => {
    const { screen, calls } = await stage(<PortalLink />, { about: 'priya' });
    const copy = screen.getByRole('button', { name: 'Copy portal link' });
    await expect.element(copy).toBeDisabled();
    const whom = screen.getByRole('combobox', { name: 'For whom' });
    await expect.element(screen.getByRole('option', { name: 'Priya Raman · Owner' })).toBeInTheDocument();
    await whom.selectOptions('Priya Raman · Owner');
    await copy.click();
    await expect.element(screen.getByText('Signs in as the customer until', { exact: false })).toBeVisible();
    expect(calls).toEqual(['customer.overview', 'members.list', 'portal.session']);
    expect(copied).toHaveLength(1);
  });

  it('is asked for whom from the panel’s menu, too', async () => {
    const { screen } = await stage(<CustomerPanel />, { about: 'priya' });
    await screen.getByRole('button', { name: 'More for Priya Raman' }).click();
    await screen.getByRole('menuitem', { name: 'Copy portal link' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Billing portal' });
    await dialog.getByRole('combobox', { name: 'For whom' }).selectOptions('Priya Raman · Owner');
    await dialog.getByRole('button', { name: 'Copy portal link' }).click();
    await expect.element(dialog.getByText('Signs in as the customer until', { exact: false })).toBeVisible();
    expect(copied).toHaveLength(1);
  });

  it('says beside the menu why there is no link', async () => {
    const { screen } = await stage(<CustomerPanel />, {
      about: 'elena',
      intercept: (request) =>
        request.url.endsWith('portal.session')
          ? Response.json({ code: 'upstream_error', status: 502, title: '', requestId: 'r' }, { status: 502 })
          : null,
    });
    await screen.getByRole('button', { name: 'More for Elena Marchetti' }).click();
    await screen.getByRole('menuitem', { name: 'Copy portal link' }).click();
    await expect.element(screen.getByRole('alert')).toBeVisible();
    expect(copied).toEqual([]);
  });

  it('shows the link where the clipboard is forbidden', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    vi.spyOn(document, 'execCommand').mockReturnValue(false);
    const { screen } = await stage(<PortalLink />, { about: 'elena' });
    await screen.getByRole('button', { name: 'Copy portal link' }).click();
    await expect
      .element(screen.getByRole('textbox', { name: 'Billing portal' }))
      .toHaveValue(expect.stringContaining('customer_session_token='));
  });

  it('is not there without the right, or for somebody unknown', async () => {
    const as = { ...ADA, permissions: ADA.permissions.filter((one) => one !== 'customers:write') };
    const { screen } = await stage(<PortalLink />, { about: 'elena', as });
    await expect.element(screen.getByRole('status', { name: 'Loading' })).not.toBeInTheDocument();
    expect(screen.getByRole('button').query()).toBeNull();
  });
});

describe('PortalLink for a customer', () => {
  it('opens in a window of its own', async () => {
    const replace = vi.fn();
    vi.spyOn(window, 'open').mockReturnValue({ location: { replace }, close: () => {} } as unknown as Window);
    const { screen } = await stage(<PortalLink />, { as: customerCaller('elena') });
    await screen.getByRole('button', { name: 'Open billing portal' }).click();
    await expect.poll(() => replace.mock.lastCall?.[0]).toContain('customer_session_token=');
    expect(screen.getByRole('link').query()).toBeNull();
  });

  it('leaves a link where the browser holds the window back', async () => {
    vi.spyOn(window, 'open').mockReturnValue(null);
    const { screen } = await stage(<PortalLink />, { as: customerCaller('elena') });
    await screen.getByRole('button', { name: 'Open billing portal' }).click();
    await expect
      .element(screen.getByRole('link', { name: 'Billing portal' }))
      .toHaveAttribute('href', expect.stringContaining('customer_session_token='));
  });
});
