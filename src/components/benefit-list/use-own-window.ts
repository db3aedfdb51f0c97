import { useState } from 'react';

/** Opens an address that has to be asked for first, in a window of its own. */
export interface OwnWindow {
  open: (address: () => Promise<string | undefined>) => Promise<void>;
  /** The browser held the window back: a link is left to press. */
  held: string | null;
}

/** The window is opened within the press, or browsers hold it back. */
export function useOwnWindow(): OwnWindow {
  const [held, setHeld] = useState<string | null>(null);
  return {
    held,
    open: async (address) => {
      const tab = window.open('', '_blank');
      const url = await address();
      setHeld(tab || !url ? null : url);
      if (tab && url) tab.location.replace(url);
      else tab?.close();
    },
  };
}
