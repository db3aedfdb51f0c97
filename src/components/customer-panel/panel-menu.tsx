import { type ReactElement, useState } from 'react';
import type { Customer } from '../../react/use-customer.ts';
import type { UsePortalLink } from '../../react/use-portal-link.ts';
import { useSubscriptions } from '../../react/use-subscriptions.ts';
import { useViewer } from '../../react/use-viewer.ts';
import { LatePortalLinkDialog } from '../portal-link/late-portal-link-dialog.ts';
import { Menu, type MenuItem } from '../ui/menu.tsx';
import { useCopy } from '../ui/use-copy.ts';
import { useText } from '../use-text.ts';
import { customerSummary } from './customer-summary.ts';

/** Props of {@link PanelMenu}. */
export interface PanelMenuProps {
  customer: Customer;
  name: string;
  /** Makes the portal link; what goes wrong with it is told by who made it. */
  portal: UsePortalLink;
  onInsertReply?: ((text: string) => void) | undefined;
}

/** What an agent needs now and then about the customer as a whole. */
export function PanelMenu({ customer, name, portal, onInsertReply }: PanelMenuProps): ReactElement | null {
  const text = useText();
  const { t } = text;
  const viewer = useViewer();
  const { current } = useSubscriptions();
  const copy = useCopy();
  const [team, setTeam] = useState<boolean | null>(null); // a team's link needs to know for which member
  const mayPortal = viewer?.permissions.includes('customers:write');
  const copyPortal = async () => {
    const url = await portal.create();
    if (!url) return;
    await copy(url, t.panel.portalCopied);
  };
  const items: MenuItem[] = [];
  if (mayPortal)
    items.push({
      id: 'portal',
      label: portal.pending ? t.common.loading : t.panel.copyPortal,
      run: customer.type === 'team' ? () => setTeam(true) : () => void copyPortal(),
    });
  if (customer.email)
    items.push({
      id: 'email',
      label: t.panel.copyEmail,
      run: () => void copy(customer.email ?? '', t.common.copied),
    });
  if (onInsertReply)
    items.push({
      id: 'summary',
      label: t.panel.insertSummary,
      run: () => onInsertReply(customerSummary(name, current, text)),
    });
  if (items.length === 0) return null;
  return (
    <>
      <Menu label={t.common.more(name)} items={items} />
      {team !== null && <LatePortalLinkDialog open={team} onOpenChange={setTeam} />}
    </>
  );
}
