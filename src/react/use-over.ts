import { useEffect, useState } from 'react';

/** The longest a browser's timer waits (ms). */
const LONGEST = 2 ** 31 - 1;

/** Whether a moment has passed (ms since the epoch, by this browser's clock); null: it never does. */
export function useOver(moment: number | null): boolean {
  const [seen, setSeen] = useState(0);
  const isOver = moment !== null && Math.max(seen, Date.now()) >= moment;
  useEffect(() => {
    if (moment === null || isOver) return;
    const timer = setTimeout(() => setSeen(Date.now()), Math.min(moment - Date.now(), LONGEST));
    return () => clearTimeout(timer);
  }, [moment, isOver]);
  return isOver;
}
