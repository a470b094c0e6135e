import { useEffect, useState } from 'react';

/** What is typed, once nobody has typed for so many milliseconds: one request for a word, and not one for each of its letters. */
export function useSettled<Value>(value: Value, pause = 250): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const later = window.setTimeout(() => setSettled(value), pause);
    return () => window.clearTimeout(later);
  }, [value, pause]);
  return settled;
}
