import { useEffect, useRef } from 'react';
import type { UseInvoice } from '../../react/use-invoice.ts';

/**
 * Asks for the invoice and shows it in a window that was opened within the press. `begin`: the press that led here asked
 * for it already.
 */
export function useInvoiceWindow(
  { start }: UseInvoice,
  begin: { tab: Window | null } | undefined,
): (tab: Window | null) => void {
  const go = async (tab: Window | null) => {
    const link = await start?.();
    if (tab && link) tab.location.replace(link);
    else tab?.close();
  };
  const begun = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it was asked for once
  useEffect(() => {
    if (!begin || begun.current) return;
    begun.current = true;
    void go(begin.tab);
  }, []);
  return (tab) => void go(tab);
}
