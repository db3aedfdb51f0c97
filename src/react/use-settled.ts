import { useEffect, useState } from 'react';

/** A value once it has rested: what is typed asks the server once a pause, not once a key. */
export function useSettled<T>(value: T, rest = 200): T {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), rest);
    return () => clearTimeout(timer);
  }, [value, rest]);
  return settled;
}
