import { createContext, type ReactElement, type ReactNode, useCallback, useContext, useState } from 'react';

const LiveContext = createContext<(text: string) => void>(() => {});

/** Says something to screen readers without moving focus; politely, after what they are saying. */
export function useSay(): (text: string) => void {
  return useContext(LiveContext);
}

/** Holds the one polite live region of a kit root. */
export function LiveRegion({ children }: { children: ReactNode }): ReactElement {
  const [said, setSaid] = useState({ text: '', turn: 0 });
  const say = useCallback((text: string) => setSaid(({ turn }) => ({ text, turn: turn + 1 })), []);
  return (
    <LiveContext.Provider value={say}>
      {children}
      <div data-slot="live" role="status" aria-live="polite">
        <span key={said.turn}>{said.text}</span>
      </div>
    </LiveContext.Provider>
  );
}
