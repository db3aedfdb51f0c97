import { type ReactElement, useState } from 'react';
import type { Order } from '../../contract/operations.gen.ts';
import { LateOrderDialog } from './late-order-dialog.ts';
import type { OrderDialogProps } from './order-dialog.tsx';

/** The order whose dialog is open; `about` says what else there is to it. */
export function useOpenedOrder(about?: OrderDialogProps['children']): {
  open: (order: Pick<Order, 'id'>) => void;
  /** Opens it on its invoice; the window that is to show it is opened within the press, or browsers hold it back. */
  download: (order: Order) => void;
  dialog: ReactElement | null;
} {
  const [opened, setOpened] = useState<{ id: string; open: boolean; tab?: Window | null; starts?: boolean } | null>(
    null,
  );
  return {
    open: ({ id }) => setOpened({ id, open: true }),
    download: ({ id, is_invoice_generated: there }) =>
      setOpened({ id, open: true, starts: true, tab: there ? window.open('', '_blank') : null }),
    dialog: opened && (
      <LateOrderDialog
        key={opened.id}
        orderId={opened.id}
        open={opened.open}
        onOpenChange={(open) => setOpened({ id: opened.id, open })}
        invoice={opened.starts ? { tab: opened.tab ?? null } : undefined}
      >
        {about}
      </LateOrderDialog>
    ),
  };
}
