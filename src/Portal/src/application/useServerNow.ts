import { useEffect, useState } from 'react';

/** The server's clock, running on by itself from what it told last; moves every second. */
export function useServerNow(told: string): number {
  const [ahead, setAhead] = useState(() => Date.parse(told) - Date.now());
  const [, tick] = useState(0);
  useEffect(() => setAhead(Date.parse(told) - Date.now()), [told]);
  useEffect(() => {
    const every = window.setInterval(() => tick((count) => count + 1), 1_000);
    return () => window.clearInterval(every);
  }, []);
  return Date.now() + ahead;
}
